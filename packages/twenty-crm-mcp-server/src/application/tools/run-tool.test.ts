import fc from "fast-check";
import { silentLogger, systemClock } from "service-kit";
import { createTwentyClient } from "twenty-client";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createUndoJournal } from "../writes/undo-journal.ts";
import { defineTool } from "./define-tool.ts";
import { tools } from "./index.ts";
import { runTool } from "./run-tool.ts";
import type { ToolCall } from "./tool-context.ts";
import { READS } from "./tool-hints.ts";

const call: ToolCall = {
  // A call that was given up before it began: the client answers every request with `aborted`.
  twenty: createTwentyClient({ baseUrl: "http://localhost:1", apiKey: "key" }),
  workspaceUrl: "https://crm.example",
  logger: silentLogger,
  undoJournal: createUndoJournal(systemClock),
  bulkLimit: 1_000,
  clock: systemClock,
  signal: AbortSignal.abort(),
  consent: { obtain: async () => {} },
  progress: () => {},
};
afterAll(() => call.twenty.close());

const double = defineTool({
  name: "double-it",
  title: "Double it",
  description: "Double a number.",
  toolset: "core",
  entity: "number",
  verb: "read",
  hints: READS,
  input: z.strictObject({ number: z.number() }),
  output: z.object({ number: z.number() }),
  async handle({ number }) {
    if (number === 13) throw new Error("unlucky");
    return { data: { number: number * 2 }, text: `${number * 2}` };
  },
});

describe("runTool", () => {
  it("gives a tool's data and text", async () => {
    await expect(runTool(double, { number: 4 }, call)).resolves.toEqual({
      content: [{ type: "text", text: "8" }],
      structuredContent: { number: 8 },
    });
  });

  it.each([undefined, null, 5, "x", [], { nmuber: 4 }, {}])(
    "refuses %j as a result, not an exception",
    async (args) => {
      const result = await runTool(double, args, call);
      expect(result).toMatchObject({ isError: true });
      expect(result).not.toHaveProperty("structuredContent");
    },
  );

  it("hides a fault of the tool", async () => {
    const { content } = await runTool(double, { number: 13 }, call);
    expect(JSON.stringify(content)).not.toContain("unlucky");
  });

  it.each(tools.map((tool) => [tool.name, tool] as const))(
    "%s answers any arguments within 400 bytes and on one line",
    async (_name, tool) => {
      const value = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.uuid());
      const named = fc.dictionary(fc.constantFrom("id", ...Object.keys(tool.input.shape)), value);
      await fc.assert(
        fc.asyncProperty(fc.oneof(named, fc.jsonValue()), async (args) => {
          const { content, isError } = await runTool(tool, args, call);
          const [part] = content;
          const text = part?.type === "text" ? part.text : "";
          // The one thing that can be done without a Twenty: to say what would be made.
          if (isError !== true && text.startsWith("Dry run")) return;
          expect(isError).toBe(true);
          expect(text).not.toBe("");
          expect(text).not.toContain("\n");
          expect(text).not.toContain("Internal error");
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
        }),
      );
    },
  );
});
