import { createManualClock } from "testkit";
import type { ObjectSchema } from "twenty-client";
import { expect, it } from "vitest";
import { createSchemaOf } from "./schema-of.ts";

const objects: readonly ObjectSchema[] = [];

/** A workspace whose answer the test gives. */
function workspace(answer: (signal: AbortSignal) => Promise<readonly ObjectSchema[]>) {
  const asked: number[] = [];
  const schema = {
    peek: () => undefined,
    refresh: () => {},
    object: () => Promise.reject(new Error("not asked for")),
    objects: ({ signal = new AbortController().signal } = {}) => {
      asked.push(asked.length + 1);
      return answer(signal);
    },
  };
  return { asked, twenty: { schema } };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")));
  });
}

it("asks Twenty where nothing is known yet", async () => {
  const { asked, twenty } = workspace(async () => objects);
  await expect(createSchemaOf(createManualClock().clock)(twenty)).resolves.toBe(objects);
  expect(asked).toHaveLength(1);
});

it("asks nobody where it is known", async () => {
  const { asked, twenty } = workspace(async () => []);
  const known = { schema: { ...twenty.schema, peek: () => objects } };
  await expect(createSchemaOf(createManualClock().clock)(known)).resolves.toBe(objects);
  expect(asked).toHaveLength(0);
});

it("waits two seconds for a Twenty that hangs, and then half a minute not at all", async () => {
  const { clock, advance } = createManualClock();
  const { asked, twenty } = workspace(untilAborted);
  const schemaOf = createSchemaOf(clock);
  const first = schemaOf(twenty);
  await advance(2_000);
  await expect(first).resolves.toBeUndefined();
  await expect(schemaOf(twenty)).resolves.toBeUndefined();
  expect(asked).toHaveLength(1);
  await advance(30_000);
  const again = schemaOf(twenty);
  expect(asked).toHaveLength(2);
  await advance(2_000);
  await expect(again).resolves.toBeUndefined();
});
