import { agentListQuerySchema, trafficQuerySchema } from "agent-gateway-contract";
import { describe, expect, test } from "vitest";
import { GatewayError } from "../../errors/gateway-error.ts";
import { readQuery } from "./read-query.ts";

const URL_BASE = "http://gateway/api/v1/agents";

function problems(query: string): unknown {
  try {
    return readQuery(agentListQuerySchema, URL_BASE + query);
  } catch (error) {
    if (error instanceof GatewayError) return error.errors;
    throw error;
  }
}

describe("readQuery", () => {
  test("gives each parameter its kind, and defaults to those that are not there", () => {
    const read = readQuery(
      agentListQuerySchema,
      `${URL_BASE}?limit=5&index=0&wait=2m&tag=a&tag=b&q=one%20two`,
    );
    expect(read).toEqual({ limit: 5, index: 0, wait: 120_000, tag: ["a", "b"], q: "one two" });
    expect(readQuery(trafficQuerySchema, `${URL_BASE}?history=true`)).toEqual({ history: true });
    expect(readQuery(trafficQuerySchema, URL_BASE)).toEqual({ history: false });
  });

  test.each([
    ["?verdct=routable", "verdct", "did you mean verdict?"],
    ["?zzzzzzzzz=1", "zzzzzzzzz", "known here: name, type"],
    ["?__proto__=1", "__proto__", "known here"],
    ["?constructor=1", "constructor", "known here"],
    ["?name=a&name=b", "name", "more than once"],
    ["?limit=1e3", "limit", "number"],
    ["?limit=", "limit", "number"],
    ["?limit=1.5", "limit", "int"],
    ["?limit=-1", "limit", ">=1"],
    ["?index=99999999999999999999", "index", "number"],
    ["?name=", "name", ">=1"],
  ])("refuses %s by the name of %s", (query, field, problem) => {
    expect(problems(query)).toEqual([{ field, problem: expect.stringContaining(problem) }]);
  });

  test("names every parameter that is wrong at once", () => {
    expect(problems("?nmae=a&tpye=b")).toHaveLength(2);
  });

  test("lets unknown ones be where the contract is another's", () => {
    const read = readQuery(trafficQuerySchema, `${URL_BASE}?new=1`, { ignoresUnknown: true });
    expect(read).toEqual({ history: false });
  });
});
