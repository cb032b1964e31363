import type {
  CallToolResult,
  ElicitRequestFormParams,
  McpServer,
} from "@modelcontextprotocol/server";
import { z } from "zod";

/** Tools that ask the client in the manner of 2025: a request of the server within the call. */
export function registerAskingTools(server: McpServer): void {
  server.registerTool(
    "test_sampling",
    { description: "Asks the client's model", inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt }, ctx) => {
      const { content } = await ctx.mcpReq.requestSampling({
        messages: [{ role: "user", content: { type: "text", text: prompt } }],
        maxTokens: 100,
      });
      return text(`LLM response: ${JSON.stringify(content)}`);
    },
  );
  server.registerTool(
    "test_elicitation",
    { description: "Asks the user", inputSchema: z.object({ message: z.string() }) },
    async ({ message }, ctx) =>
      text(
        `User response: ${await ask(ctx.mcpReq.elicitInput({ message, requestedSchema: user }))}`,
      ),
  );
  const forms = {
    test_elicitation_sep1034_defaults: defaults,
    test_elicitation_sep1330_enums: enums,
  };
  for (const [name, requestedSchema] of Object.entries(forms)) {
    server.registerTool(
      name,
      { description: "Asks the user with a form", inputSchema: z.object({}) },
      async (_input, ctx) => {
        const answer = await ask(
          ctx.mcpReq.elicitInput({ message: "Please fill in", requestedSchema }),
        );
        return text(`Elicitation completed: ${answer}`);
      },
    );
  }
}

async function ask(
  question: Promise<{ readonly action: string; readonly content?: unknown }>,
): Promise<string> {
  const { action, content = {} } = await question;
  return `action=${action}, content=${JSON.stringify(content)}`;
}

function text(words: string): CallToolResult {
  return { content: [{ type: "text", text: words }] };
}

type Form = ElicitRequestFormParams["requestedSchema"];

const user: Form = {
  type: "object",
  properties: {
    username: { type: "string", description: "User's response" },
    email: { type: "string", description: "User's email address" },
  },
  required: ["username", "email"],
};

const defaults: Form = {
  type: "object",
  properties: {
    name: { type: "string", default: "John Doe" },
    age: { type: "integer", default: 30 },
    score: { type: "number", default: 95.5 },
    status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
    verified: { type: "boolean", default: true },
  },
};

const options = ["option1", "option2", "option3"];
const titled = (noun: string) =>
  ["First", "Second", "Third"].map((ordinal, index) => ({
    const: `value${index + 1}`,
    title: `${ordinal} ${noun}`,
  }));

const enums: Form = {
  type: "object",
  properties: {
    untitledSingle: { type: "string", enum: options },
    titledSingle: { type: "string", oneOf: titled("Option") },
    legacyEnum: {
      type: "string",
      enum: ["opt1", "opt2", "opt3"],
      enumNames: ["Option One", "Option Two", "Option Three"],
    },
    untitledMulti: { type: "array", items: { type: "string", enum: options } },
    titledMulti: { type: "array", items: { anyOf: titled("Choice") } },
  },
};
