import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type Workbench } from "./workbench.ts";

/** Sorts by which Twenty's own cursors lose rows: fields that may be empty, and relations. */
const WALKS = [
  ["task", "dueAt"],
  ["company", "employees"],
  ["person", "companyId"],
  ["person", "company"],
  ["opportunity", "-closeDate"],
] as const;

describe("a walk over every page", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench("demo");
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it.each(
    WALKS.flatMap(([object, orderBy]) =>
      [7, 20, 60].map((limit) => [object, orderBy, limit] as const),
    ),
  )(
    "of %s by %s, %d at a time, meets each record once",
    async (object, orderBy, limit) => {
      const ids: unknown[] = [];
      let after: unknown;
      let total: unknown;
      do {
        const page = await bench.done("find-records", {
          object,
          orderBy,
          limit,
          fields: ["createdAt"],
          ...(after !== undefined && { after }),
        });
        ids.push(...rowsOf(page).map(({ id }) => id));
        ({ next: after, total } = page.data);
      } while (after !== undefined);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(total);
    },
    30_000,
  );
});

describe("a result", () => {
  it("never costs more than its budget, and goes on where it was cut", async () => {
    await using bench = await openWorkbench();
    const body = "Lorem ipsum dolor sit amet. ".repeat(60);
    for (let start = 0; start < 60; start += 10) {
      const records = Array.from({ length: 10 }, (_, index) => ({
        title: `Long ${start + index}`,
        bodyV2: body,
      }));
      await bench.done("create-records", { object: "note", records });
    }
    const titles: unknown[] = [];
    let after: unknown;
    let pages = 0;
    do {
      const page = await bench.done("find-records", {
        object: "note",
        fields: ["title", "bodyV2"],
        limit: 60,
        ...(after !== undefined && { after }),
      });
      pages += 1;
      expect(Buffer.byteLength(page.text)).toBeLessThan(8_000 * 4);
      titles.push(...rowsOf(page).map(({ title }) => title));
      after = page.data.next;
    } while (after !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(new Set(titles).size).toBe(60);
  });
});

describe("a batch", () => {
  it("stops between chunks when the caller gives up, and what was done stays done", async () => {
    await using bench = await openWorkbench();
    const records = Array.from({ length: 200 }, (_, index) => ({ title: `Task ${index}` }));
    const refusal = await bench.refusal("create-records", { object: "task", records });
    const confirm = /confirm="([^"]+)"/.exec(refusal)?.[1];
    const given = new AbortController();
    const call = bench.client.callTool(
      { name: "create-records", arguments: { object: "task", records, confirm } },
      { signal: given.signal, onprogress: () => given.abort() },
    );
    await expect(call).rejects.toThrow();
    const { data } = await bench.done("find-records", { object: "task", limit: 1 });
    expect(data.total).toBeGreaterThanOrEqual(60);
    expect(data.total).toBeLessThan(200);
  });
});
