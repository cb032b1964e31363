import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { ApiMode } from "../options.ts";
import type { RequestKind } from "../transport/http-request.ts";
import { createApiChoice } from "./api-choice.ts";
import type { RecordApi } from "./record-api.ts";

type Outcome = TwentyErrorCode | TwentyError | "ok";

function setUp(mode: ApiMode, outcomes: { graphql: Outcome; rest: Outcome }) {
  const time = createManualClock();
  // The choice never looks inside the APIs: names are enough to tell them apart.
  const graphql = { name: "graphql" } as unknown as RecordApi;
  const rest = { name: "rest" } as unknown as RecordApi;
  const asked: string[] = [];
  const choice = createApiChoice({ mode, graphql, rest, clock: time.clock });
  const run = (kind: RequestKind, prefersRest = false) =>
    choice.run(kind, { prefersRest }, (api) => {
      const name = api === graphql ? "graphql" : "rest";
      asked.push(name);
      const outcome = outcomes[name];
      if (outcome === "ok") return Promise.resolve(name);
      return Promise.reject(
        typeof outcome === "string" ? new TwentyError(outcome, `${name} failed`) : outcome,
      );
    });
  return { ...time, asked, run };
}

test("GraphQL serves first, REST first where there is no metadata", async () => {
  const { asked, run } = setUp("auto", { graphql: "ok", rest: "ok" });
  expect(await run("read")).toBe("graphql");
  expect(await run("read", true)).toBe("rest");
  expect(asked).toEqual(["graphql", "rest"]);
});

test.each(["graphql", "rest"] as const)("the mode %s asks nobody else", async (mode) => {
  const { asked, run } = setUp(mode, { graphql: "not_twenty", rest: "not_twenty" });
  await expect(run("read", true)).rejects.toMatchObject({ code: "not_twenty" });
  expect(asked).toEqual([mode]);
});

test.each(["not_twenty", "schema_mismatch", "server_error", "invalid_response"] as const)(
  "a read that GraphQL ends with %s is served by REST",
  async (code) => {
    expect(await setUp("auto", { graphql: code, rest: "ok" }).run("read")).toBe("rest");
  },
);

test.each([
  "invalid_input",
  "not_found",
  "forbidden",
  "unauthenticated",
  "rate_limited",
  "timeout",
] as const)("a read that GraphQL ends with %s has its answer", async (code) => {
  const { asked, run } = setUp("auto", { graphql: code, rest: "ok" });
  await expect(run("read")).rejects.toMatchObject({ code });
  expect(asked).toEqual(["graphql"]);
});

test.each(["server_error", "timeout", "connection_lost", "duplicate", "schema_mismatch"] as const)(
  "a write that GraphQL ends with %s is never sent again",
  async (code) => {
    const { asked, run } = setUp("auto", { graphql: code, rest: "ok" });
    await expect(run("write")).rejects.toMatchObject({ code });
    expect(asked).toEqual(["graphql"]);
  },
);

test("a write that met no Twenty at all goes over REST, unless it may have happened", async () => {
  expect(await setUp("auto", { graphql: "not_twenty", rest: "ok" }).run("write")).toBe("rest");
  const unsure = new TwentyError("not_twenty", "odd", { mayHaveApplied: true });
  await expect(setUp("auto", { graphql: unsure, rest: "ok" }).run("write")).rejects.toBe(unsure);
});

test("what REST cannot say is asked over GraphQL", async () => {
  expect(await setUp("auto", { graphql: "ok", rest: "unsupported" }).run("read", true)).toBe(
    "graphql",
  );
});

test("when both fail, the failure that says more is reported", async () => {
  await expect(
    setUp("auto", { graphql: "schema_mismatch", rest: "unauthenticated" }).run("read"),
  ).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(
    setUp("auto", { graphql: "not_twenty", rest: "unsupported" }).run("read"),
  ).rejects.toMatchObject({ code: "not_twenty" });
});

test("a hidden GraphQL is not asked first for a minute", async () => {
  const { advance, asked, run } = setUp("auto", { graphql: "not_twenty", rest: "ok" });
  await run("read");
  await run("read");
  await advance(60_000);
  await run("read");
  expect(asked).toEqual(["graphql", "rest", "rest", "graphql", "rest"]);
});
