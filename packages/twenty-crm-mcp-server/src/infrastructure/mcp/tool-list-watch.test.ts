import type { ObjectSchema, TwentyClient } from "twenty-client";
import { expect, it } from "vitest";
import type { Tool } from "../../application/tools/define-tool.ts";
import { tools } from "../../application/tools/index.ts";
import { createToolListWatch } from "./tool-list-watch.ts";

const twenty = { schema: {} as TwentyClient["schema"] };
const [one = [], same = [], other = []]: readonly (readonly Tool[])[] = [
  tools.slice(0, 2),
  tools.slice(0, 2),
  tools.slice(0, 3),
];

/** A client, the lists it has by the schemas, and how often it was told. */
function clientOf(lists: ReadonlyMap<readonly ObjectSchema[], readonly Tool[]>) {
  const watch = createToolListWatch();
  let told = 0;
  const keeper = watch.join(
    twenty,
    (schemas) => lists.get(schemas) ?? [],
    () => {
      told += 1;
    },
  );
  return { watch, keeper, told: () => told };
}

const before: readonly ObjectSchema[] = [];
const reread: readonly ObjectSchema[] = [];
const changed: readonly ObjectSchema[] = [];
const lists = new Map([
  [before, one],
  [reread, same],
  [changed, other],
]);

it("a client is told once when its tools have changed", () => {
  const { watch, keeper, told } = clientOf(lists);
  watch.saw(twenty, before);
  keeper.listed(one);
  watch.saw(twenty, changed);
  watch.saw(twenty, changed);
  expect(told()).toBe(1);
});

it("a schema that was read anew and makes the same tools is no news", () => {
  const { watch, keeper, told } = clientOf(lists);
  keeper.listed(one);
  watch.saw(twenty, reread);
  watch.saw(twenty, before);
  expect(told()).toBe(0);
});

it("a client that has listed nothing, or is gone, is told nothing", () => {
  const { watch, keeper, told } = clientOf(lists);
  watch.saw(twenty, changed);
  keeper.listed(one);
  keeper.leave();
  watch.saw(twenty, before);
  watch.saw(twenty, changed);
  expect(told()).toBe(0);
});

it("another workspace is another matter", () => {
  const { watch, keeper, told } = clientOf(lists);
  keeper.listed(one);
  watch.saw({ schema: {} as TwentyClient["schema"] }, changed);
  expect(told()).toBe(0);
});
