import fc from "fast-check";
import { expect, it } from "vitest";
import { readTable } from "./read-table.ts";
import type { TableColumn } from "./table-columns.ts";
import { createTableWriter } from "./write-table.ts";

async function cellsOf(...chunks: string[]): Promise<readonly object[]> {
  const rows = await Array.fromAsync(readTable(chunks, "csv"));
  return rows.map(({ cells }) => cells);
}

it.each([
  ["commas", "a,b\n1,2\n"],
  ["semicolons", "a;b\n1;2\n"],
  ["tabs", "a\tb\n1\t2\n"],
  ["a byte order mark and CRLF", "\uFEFFa,b\r\n1,2\r\n"],
])("reads %s", async (_what, text) => {
  expect(await cellsOf(text)).toEqual([{ a: "1", b: "2" }]);
});

it("tells the line of each row, also where a value holds a line break", async () => {
  const rows = await Array.fromAsync(readTable(['a,b\n"1\n1",2\n3,4\n'], "csv"));
  expect(rows.map(({ line }) => line)).toEqual([3, 4]);
});

it("reads the same however the text is cut", async () => {
  const text = 'name;note\n"Ünï;code";"a ""quoted"" 😀\nline"\nx;y\n';
  const whole = await cellsOf(text);
  const characters = Array.from(text);
  const part = (start: number, end?: number): string => characters.slice(start, end).join("");
  await fc.assert(
    fc.asyncProperty(fc.nat(characters.length), fc.nat(characters.length), async (one, other) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const cut = await cellsOf(part(0, first), part(first, last), part(last));
      expect(cut).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

it("reads what the writer wrote", async () => {
  const columns = ["a", "b"].map(
    (name): TableColumn => ({ header: name, field: name, cell: (record) => record[name] }),
  );
  const cell = fc.string().filter((text) => !/^'|\0|\r/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
      const writer = await createTableWriter(columns, "csv");
      const records = rows.map(([a, b]) => ({ id: "x", a: `.${a}`, b }));
      const text = writer.head() + writer.rows(records) + writer.tail();
      const guarded = /^[=+\-@\t\uFF1D\uFF0B\uFF0D\uFF20]/;
      const expected = rows.map(([a, b]) => ({ a: `.${a}`, b: guarded.test(b) ? `'${b}` : b }));
      expect(await cellsOf(text)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

it("stops reading when its reader does", async () => {
  let given = 0;
  async function* endless() {
    yield "a,b\n";
    while (true) {
      given += 1;
      yield "1,2\n";
    }
  }
  for await (const _row of readTable(endless(), "csv")) break;
  expect(given).toBeLessThan(100_000);
});
