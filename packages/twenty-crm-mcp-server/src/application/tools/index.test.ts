import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";
import { compactTools } from "./compact/compact-tools.ts";
import type { Tool } from "./define-tool.ts";
import { defaultExposure, exposeTools } from "./exposure.ts";
import { tools } from "./index.ts";
import { toolDefinition } from "./tool-definition.ts";

const offered = exposeTools(tools, defaultExposure);

/** What a model is given of each tool: the rest of a definition is for programs. */
function tokensOf(tool: Tool): number {
  const { name, description, inputSchema } = toolDefinition(tool);
  return encode(JSON.stringify({ name, description, inputSchema })).length;
}

/** What these do changes nothing. */
const READING_VERBS: ReadonlySet<string> = new Set([
  "read",
  "list",
  "search",
  "report",
  "export",
  "check",
]);

/** What these do replaces or removes something. */
const REPLACING_VERBS: ReadonlySet<string> = new Set([
  "update",
  "delete",
  "undo",
  "upsert",
  "link",
  "unlink",
  "destroy",
  "merge",
  "import",
  "run",
]);

describe("tools", () => {
  it.each(tools.map((tool) => [tool.name, tool] as const))(
    "%s is defined as pinned",
    (name, tool) => {
      const definition = `${JSON.stringify(toolDefinition(tool), null, 2)}\n`;
      return expect(definition).toMatchFileSnapshot(`./__toolsnaps__/${name}.snap`);
    },
  );

  it("have names that no two share and every client accepts", () => {
    const names = tools.map((tool) => tool.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("refuse unknown arguments in their schemas", () => {
    for (const tool of tools) {
      expect(toolDefinition(tool).inputSchema).toMatchObject({ additionalProperties: false });
    }
  });

  it("carry a title, all four hints and an output schema", () => {
    for (const tool of tools) {
      const { annotations, outputSchema, title } = toolDefinition(tool);
      expect(title).not.toBe("");
      expect(Object.keys(annotations).toSorted()).toEqual([
        "destructiveHint",
        "idempotentHint",
        "openWorldHint",
        "readOnlyHint",
        "title",
      ]);
      expect(outputSchema).toMatchObject({ type: "object" });
    }
  });

  it("call reading what changes nothing, and destructive what replaces or removes", () => {
    for (const { name, verb, hints } of tools) {
      expect([name, hints.readOnlyHint]).toEqual([name, READING_VERBS.has(verb)]);
      expect([name, hints.destructiveHint]).toEqual([name, REPLACING_VERBS.has(verb)]);
    }
  });

  it("cost a model at most 4,000 tokens together and 300 each", () => {
    const costs = offered.map((tool) => ({ name: tool.name, tokens: tokensOf(tool) }));
    const total = costs.reduce((sum, { tokens }) => sum + tokens, 0);
    console.info(
      `${total} o200k tokens for ${costs.length} tools (name, description, input schema)`,
    );
    expect(total).toBeLessThanOrEqual(4_000);
    expect(costs.filter(({ tokens }) => tokens > 300)).toEqual([]);
  });

  it("cost at most 9,000 tokens with their output schemas, for clients that pass these on", () => {
    const total = offered
      .map((tool) => {
        const { name, description, inputSchema, outputSchema } = toolDefinition(tool);
        return encode(JSON.stringify({ name, description, inputSchema, outputSchema })).length;
      })
      .reduce((sum, tokens) => sum + tokens, 0);
    console.info(`${total} o200k tokens with output schemas`);
    expect(total).toBeLessThanOrEqual(9_000);
  });

  it("cost at most 900 tokens where three tools reach all of them", () => {
    const total = compactTools(tools)
      .map(tokensOf)
      .reduce((sum, tokens) => sum + tokens, 0);
    console.info(`${total} o200k tokens for the compact exposure`);
    expect(total).toBeLessThanOrEqual(900);
  });
});
