import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { personObject } from "../records/person.ts";
import { type ObjectSchema, plainObject } from "./object-schema.ts";
import { createSchemaCache } from "./schema-cache.ts";

const people = personObject as unknown as AnyObjectDefinition;
const schema = plainObject("person", "people", []);

function setUp(...failures: TwentyErrorCode[]) {
  const time = createManualClock();
  const loads: number[] = [];
  const cache = createSchemaCache(() => {
    loads.push(time.clock.monotonicMs());
    const code = failures.shift();
    return code === undefined
      ? Promise.resolve(new Map([["person", schema]]))
      : Promise.reject(new TwentyError(code, "refused"));
  }, time.clock);
  return { ...time, loads, cache };
}

test("concurrent callers share one reading", async () => {
  const { cache, loads } = setUp();
  const [first, second] = await Promise.all([cache.schemaOf(people), cache.schemaOf(people)]);
  expect([first, second]).toEqual([schema, schema]);
  expect(loads).toHaveLength(1);
});

test("the schema is read again when it is five minutes old", async () => {
  const { advance, cache, loads } = setUp();
  await cache.schemaOf(people);
  await advance(299_999);
  await cache.schemaOf(people);
  expect(loads).toHaveLength(1);
  await advance(1);
  await cache.schemaOf(people);
  expect(loads).toEqual([0, 300_000]);
});

test("a forgotten schema is read again at once", async () => {
  const { cache, loads } = setUp();
  await cache.schemaOf(people);
  cache.forget();
  await cache.schemaOf(people);
  expect(loads).toHaveLength(2);
});

test("where metadata is refused, the standard schema serves for half a minute", async () => {
  const { advance, cache, loads } = setUp("forbidden");
  expect(await cache.schemaOf(people)).toMatchObject({ isComplete: false });
  await advance(29_999);
  await cache.schemaOf(people);
  expect(loads).toHaveLength(1);
  await advance(1);
  expect(await cache.schemaOf(people)).toBe(schema);
});

test.each(["unreachable", "unauthenticated", "timeout"] as const)(
  "%s concerns the call itself, and the next call asks anew",
  async (code) => {
    const { cache, loads } = setUp(code);
    await expect(cache.schemaOf(people)).rejects.toMatchObject({ code });
    expect(await cache.schemaOf(people)).toBe(schema);
    expect(loads).toHaveLength(2);
  },
);

test("a caller that gives up does not stop the reading for the others", async () => {
  const time = createManualClock();
  const { promise, resolve } = Promise.withResolvers<ReadonlyMap<string, ObjectSchema>>();
  const cache = createSchemaCache(() => promise, time.clock);
  const controller = new AbortController();
  const impatient = cache.schemaOf(people, controller.signal);
  const patient = cache.schemaOf(people);
  controller.abort();
  await expect(impatient).rejects.toMatchObject({ code: "aborted" });
  resolve(new Map([["person", schema]]));
  expect(await patient).toBe(schema);
});
