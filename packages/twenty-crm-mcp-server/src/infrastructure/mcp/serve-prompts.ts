import { completable, type McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Prompt } from "../../application/prompts/define-prompt.ts";
import { prompts } from "../../application/prompts/index.ts";
import type { ToolContext } from "../../application/tools/tool-context.ts";
import { completions } from "./serve-resources.ts";

/** Offers the prompts on a server. */
export function servePrompts(mcp: McpServer, context: () => ToolContext): void {
  for (const prompt of prompts) {
    const { name, title, description } = prompt;
    const argsSchema = argumentsOf(prompt, context);
    mcp.registerPrompt(name, { title, description, argsSchema }, (given) => ({
      description,
      messages: [{ role: "user", content: { type: "text", text: prompt.text(given) } }],
    }));
  }
}

function argumentsOf({ args }: Prompt, context: () => ToolContext) {
  return z.object(
    Object.fromEntries(
      Object.entries(args).map(([name, { description, isRequired, complete }]) => {
        const text = z.string().describe(description);
        const values = complete && completions({ [name]: complete }, context)[name];
        const argument = values ? completable(text, (typed, given) => values(typed, given)) : text;
        return [name, isRequired === true ? argument : argument.optional()];
      }),
    ),
  );
}
