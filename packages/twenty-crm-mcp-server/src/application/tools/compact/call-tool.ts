import { z } from "zod";
import { defineTool, type Tool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { readArguments } from "../read-arguments.ts";
import { REPLACES } from "../tool-hints.ts";
import { requireTool } from "./require-tool.ts";

/** Runs one of the tools. */
export function callTool(tools: readonly Tool[]): Tool {
  return defineTool({
    name: "call-tool",
    title: "Call tool",
    description: "Call a tool with the arguments that describe-tool shows.",
    toolset: "core",
    entity: "tool",
    verb: "call",
    // What it does depends on the tool: clients must expect the most.
    hints: { ...REPLACES, idempotentHint: false },
    input: z.strictObject({ tool: textField, arguments: z.looseObject({}).optional() }),
    output: z.looseObject({}),
    async handle({ tool: name, arguments: args = {} }, call) {
      const tool = requireTool(tools, name);
      const answer = await tool.handle(readArguments(tool, args), call);
      return { ...answer, data: { ...answer.data } };
    },
  });
}
