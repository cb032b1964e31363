import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interposed } from "./interposed.ts";
import { connectTools, openWorkbench, type SandboxBench, type Workbench } from "./workbench.ts";

const COUNT = 430;
const tasks = Array.from({ length: COUNT }, (_, index) => ({ title: `Bulk ${index}` }));

/** Calls twice: with the token of the refusal the second time. */
async function agreed(bench: Workbench, tool: string, args: Record<string, unknown>) {
  const confirm = /confirm="([^"]+)"/.exec(await bench.refusal(tool, args))?.[1];
  return bench.done(tool, { ...args, confirm });
}

describe.each(["graphql", "rest"] as const)(
  "more records than Twenty takes at once, over %s",
  (apiMode) => {
    let bench: SandboxBench;
    beforeAll(async () => {
      bench = await openWorkbench("empty", {}, { apiMode, bulkLimit: COUNT });
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });

    it("are made, changed, deleted and brought back, each with consent, and taken back whole", async () => {
      const object = "task";
      const total = async () => (await bench.done("find-records", { object, limit: 1 })).data.total;
      const made = await agreed(bench, "create-records", { object, records: tasks });
      expect(made.data).toMatchObject({ done: COUNT, failures: [] });
      expect(made.data.ids).toHaveLength(200);
      expect(await total()).toBe(COUNT);

      const filter = { status: "TODO" };
      const dry = await bench.done("update-records", {
        object,
        filter,
        set: { status: "DONE" },
        dryRun: true,
      });
      expect(dry.data.changesInAll).toBe(COUNT);
      const changed = await agreed(bench, "update-records", {
        object,
        filter,
        set: { status: "DONE" },
      });
      expect(changed.data).toMatchObject({ done: COUNT });
      await bench.done("undo-change", { undo: changed.data.undo });
      expect((await bench.done("find-records", { object, filter, limit: 1 })).data.total).toBe(
        COUNT,
      );

      const deleted = await agreed(bench, "delete-records", { object, filter });
      expect(deleted.data).toMatchObject({ done: COUNT });
      expect(await total()).toBe(0);
      await bench.done("undo-change", { undo: deleted.data.undo });
      expect(await total()).toBe(COUNT);
      await bench.done("undo-change", { undo: made.data.undo });
      expect(await total()).toBe(0);
    }, 60_000);

    it("are refused past what the operator allows, before anything is done", async () => {
      const records = [...tasks, { title: "One more" }];
      for (const tool of ["create-records", "upsert-records"]) {
        const refusal = await bench.refusal(tool, { object: "task", records });
        expect(refusal).toContain(`${COUNT + 1} records; ${COUNT} are the most at once`);
        expect(refusal).toContain("MCP_BULK_LIMIT");
        expect(Buffer.byteLength(refusal)).toBeLessThanOrEqual(400);
      }
    });
  },
);

describe("a bulk write that is given up", () => {
  it("ends between two requests, and the rest of a filter is reached by what the answer says", async () => {
    await using bench = await openWorkbench("empty");
    const object = "task";
    await agreed(bench, "create-records", { object, records: tasks.slice(0, 250) });
    let writes = 0;
    const isThirdWrite = ({ body }: { body: string }): boolean => {
      if (body.includes("mutation")) writes += 1;
      return writes === 3;
    };
    await using edge = await interposed(bench.twentyUrl, isThirdWrite, (response) =>
      response.destroy(),
    );
    await using tools = await connectTools(edge.url, bench.apiKey, {}, "graphql");
    const args = { object, filter: { title: { startsWith: "Bulk" } }, set: { status: "DONE" } };
    const stopped = await agreed(tools, "update-records", args);
    expect(stopped.data).toMatchObject({ done: 120, resumeFrom: 120 });
    const [, rest = ""] = /The rest: filter (.+)$/m.exec(stopped.text) ?? [];
    writes = 10;
    const gone = { ...args, filter: JSON.parse(rest) as object };
    expect((await agreed(tools, "update-records", gone)).data).toMatchObject({ done: 130 });
    const { data } = await bench.done("find-records", {
      object,
      filter: { status: "DONE" },
      limit: 1,
    });
    expect(data.total).toBe(250);
  });
});
