import { setTimeout as delay } from "node:timers/promises";
import { type CallToolResult, fromJsonSchema, type McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { PNG, WAV } from "./samples.ts";

type Content = CallToolResult["content"];

/** What each tool answers, by name. */
const answers: Readonly<Record<string, Content>> = {
  test_simple_text: [{ type: "text", text: "This is a simple text response for testing." }],
  test_image_content: [{ type: "image", data: PNG, mimeType: "image/png" }],
  test_audio_content: [{ type: "audio", data: WAV, mimeType: "audio/wav" }],
  test_embedded_resource: [
    {
      type: "resource",
      resource: {
        uri: "test://embedded-resource",
        mimeType: "text/plain",
        text: "This is an embedded resource content.",
      },
    },
  ],
  test_multiple_content_types: [
    { type: "text", text: "Multiple content types test:" },
    { type: "image", data: PNG, mimeType: "image/png" },
    {
      type: "resource",
      resource: {
        uri: "test://mixed-content-resource",
        mimeType: "application/json",
        text: '{"test":"data","value":123}',
      },
    },
  ],
};

/** Tools that answer by themselves. */
export function registerContentTools(server: McpServer): void {
  for (const [name, content] of Object.entries(answers)) {
    server.registerTool(name, { description: `Answers with ${name}` }, () => ({ content }));
  }
  server.registerTool("test_error_handling", { description: "Always fails" }, () => {
    throw new Error("This tool intentionally returns an error for testing");
  });
  server.registerTool(
    "json_schema_2020_12_tool",
    { description: "Takes a schema of draft 2020-12", inputSchema: fromJsonSchema(jsonSchema) },
    () => ({ content: [{ type: "text", text: "ok" }] }),
  );
  registerTalkingTools(server);
}

/** Tools that say something before they answer. */
function registerTalkingTools(server: McpServer): void {
  const noInput = z.object({});
  server.registerTool(
    "test_tool_with_logging",
    { description: "Logs three times", inputSchema: noInput },
    async (_input, ctx) => {
      for (const line of ["execution started", "processing data", "execution completed"]) {
        await ctx.mcpReq.log("info", `Tool ${line}`);
        await delay(50);
      }
      return { content: [{ type: "text", text: "Logged" }] };
    },
  );
  server.registerTool(
    "test_logging_tool",
    { description: "Logs where the client asked for it", inputSchema: noInput },
    async (_input, ctx) => {
      await ctx.mcpReq.log("info", "Only for clients that named a level");
      return { content: [{ type: "text", text: "Logged" }] };
    },
  );
  server.registerTool(
    "test_tool_with_progress",
    { description: "Reports progress three times", inputSchema: noInput },
    async (_input, ctx) => {
      const progressToken = ctx.mcpReq._meta?.progressToken;
      for (const progress of [0, 50, 100]) {
        if (progressToken !== undefined) {
          await ctx.mcpReq.notify({
            method: "notifications/progress",
            params: { progressToken, progress, total: 100 },
          });
        }
        await delay(50);
      }
      return { content: [{ type: "text", text: "Done" }] };
    },
  );
  server.registerTool(
    "test_reconnection",
    { description: "Ends the stream, so that the client comes back", inputSchema: noInput },
    async (_input, ctx) => {
      ctx.http?.closeSSE?.();
      await delay(100);
      return { content: [{ type: "text", text: "Resumed" }] };
    },
  );
}

const jsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  $defs: {
    address: {
      $anchor: "addressDef",
      type: "object",
      properties: { street: { type: "string" }, city: { type: "string" } },
    },
  },
  properties: {
    name: { type: "string" },
    address: { $ref: "#/$defs/address" },
    contactMethod: { type: "string", enum: ["phone", "email"] },
    phone: { type: "string" },
    email: { type: "string" },
  },
  allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
  if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
  then: { required: ["phone"] },
  else: { required: ["email"] },
  additionalProperties: false,
};
