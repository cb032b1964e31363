import {
  type CallOptions,
  createRateBudget,
  createTwentyClient,
  type TwentyClientOptions,
} from "twenty-client";
import { startSandbox } from "twenty-sandbox";
import { expect, test } from "vitest";

/** A sandbox that limits its workspace to 10 calls, one of them back each 50 ms. */
async function setUp(options: Partial<TwentyClientOptions> = {}) {
  const rateLimit = { tokens: 10, windowMs: 500 };
  const sandbox = await startSandbox({ port: 0, seed: "empty", rateLimit });
  const refusals: unknown[] = [];
  const open = (more: Partial<TwentyClientOptions> = {}) =>
    createTwentyClient({
      baseUrl: sandbox.url,
      apiKey: sandbox.apiKey,
      rateLimit,
      logger: {
        debug: (_, fields) => {
          if (fields?.code === "rate_limited") refusals.push(fields);
        },
        warn: () => undefined,
      },
      ...options,
      ...more,
    });
  return {
    open,
    rateLimit,
    refusals,
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

test.each(["graphql", "rest"] as const)(
  "calls far beyond the limit, one by one and at once, are never refused over %s",
  async (apiMode) => {
    await using sandbox = await setUp({ apiMode });
    const client = sandbox.open();
    const { id } = await client.companies.create({ name: "Acme" });
    for (let call = 0; call < 20; call += 1) await client.companies.get(id);
    const all = await Promise.all(Array.from({ length: 30 }, () => client.companies.get(id)));
    expect(all).toHaveLength(30);
    expect(sandbox.refusals).toEqual([]);
    expect(client.rateBudget()).toMatchObject({ capacity: 10, windowMs: 500, waiting: 0 });
    await client.close();
  },
);

test("clients that share a budget are never refused together", async () => {
  await using sandbox = await setUp();
  const rateBudget = createRateBudget({ rateLimit: sandbox.rateLimit });
  const clients = [sandbox.open({ rateBudget }), sandbox.open({ rateBudget })];
  const calls = clients.flatMap((client) =>
    Array.from({ length: 20 }, () => client.companies.list({ limit: 1 })),
  );
  await Promise.all(calls);
  expect(sandbox.refusals).toEqual([]);
  for (const client of clients) await client.close();
});

test("clients that know nothing of each other are refused, and all their writes happen once", async () => {
  await using sandbox = await setUp({ retry: { maxRateLimitWaitMs: 60_000 } });
  const clients = [sandbox.open(), sandbox.open()];
  await Promise.all(
    clients.flatMap((client, index) =>
      Array.from({ length: 15 }, (_, call) =>
        client.companies.create({ name: `Company ${index}-${call}` }),
      ),
    ),
  );
  expect(sandbox.refusals.length).toBeGreaterThan(0);
  const [client] = clients;
  expect(await client?.companies.list({ limit: 1 })).toMatchObject({ totalCount: 30 });
  for (const open of clients) await open.close();
});

test("metadata and searches cost nothing", async () => {
  await using sandbox = await setUp();
  const client = sandbox.open();
  for (let call = 0; call < 15; call += 1) {
    await client.search({ query: "Acme" });
    await client.workspace();
  }
  expect(client.rateBudget().tokens).toBe(10);
  expect(sandbox.refusals).toEqual([]);
  await client.close();
});

test.each(["graphql", "rest"] as const)(
  "whoever is to wait for a second or more over %s is told, and may give up",
  async (apiMode) => {
    await using sandbox = await setUp({ apiMode, rateLimit: { tokens: 1, windowMs: 40_000 } });
    const client = sandbox.open();
    await client.companies.list();
    for (const call of [
      (options: CallOptions) => client.companies.create({ name: "Acme" }, options),
      (options: CallOptions) => client.object("person").list(options),
    ]) {
      const controller = new AbortController();
      const told: number[] = [];
      const onWait = (waitMs: number): void => {
        told.push(waitMs);
        queueMicrotask(() => controller.abort());
      };
      await expect(call({ signal: controller.signal, onWait })).rejects.toMatchObject({
        code: "aborted",
      });
      expect(told).toEqual([expect.toSatisfy((waitMs) => waitMs > 30_000 && waitMs <= 40_001)]);
    }
    expect(client.rateBudget()).toMatchObject({ tokens: 0, waiting: 0 });
    await client.close();
  },
);
