import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { toolDefinition } from "./tool-definition.ts";
import { READS } from "./tool-hints.ts";

const tool = defineTool({
  name: "try-it",
  title: "Try it",
  description: "Try.",
  toolset: "core",
  entity: "thing",
  verb: "read",
  hints: READS,
  input: z.strictObject({
    plain: z.string(),
    amount: z.union([z.string(), z.number()]).describe("How much").nullish(),
    note: z.string().describe("A note").nullish(),
    colour: z.enum(["red", "blue"]).nullish(),
    list: z.array(z.string()).nullish(),
    nested: z.object({ inner: z.string().nullish() }).optional(),
  }),
  output: z.object({ id: z.string() }),
  async handle() {
    return { data: { id: "1" }, text: "" };
  },
});

describe("toolDefinition", () => {
  it("converts a tool's schemas once", () => {
    expect(toolDefinition(tool)).toBe(toolDefinition(tool));
  });

  it("writes a choice between types as branches of one plain type", () => {
    expect(toolDefinition(tool).inputSchema).toEqual({
      type: "object",
      properties: {
        plain: { type: "string" },
        amount: {
          anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }],
          description: "How much",
        },
        note: { anyOf: [{ type: "string" }, { type: "null" }], description: "A note" },
        colour: { anyOf: [{ type: "string", enum: ["red", "blue"] }, { type: "null" }] },
        list: { anyOf: [{ type: "array", items: { type: "string" } }, { type: "null" }] },
        nested: {
          type: "object",
          properties: { inner: { anyOf: [{ type: "string" }, { type: "null" }] } },
        },
      },
      required: ["plain"],
      additionalProperties: false,
    });
  });
});
