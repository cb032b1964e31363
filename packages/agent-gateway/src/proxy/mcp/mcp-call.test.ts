import { expect, test } from "vitest";
import { mcpCallOf, mcpCallWithoutBody } from "./mcp-call.ts";

const call = (value: unknown) => mcpCallOf(Buffer.from(JSON.stringify(value)));

test.each(["initialize", "ping", "server/discover", "tools/list", "resources/read", "prompts/get"])(
  "%s may be repeated",
  (method) => {
    expect(call({ jsonrpc: "2.0", id: 1, method })).toMatchObject({
      id: 1,
      method,
      isRepeatable: true,
      tools: [],
    });
  },
);

test.each(["tasks/cancel", "roots/list_changed", "", 7, undefined])(
  "%j may not be repeated",
  (method) => {
    expect(call({ jsonrpc: "2.0", id: 1, method }).isRepeatable).toBe(false);
  },
);

test("a tool call depends on its tool", () => {
  expect(
    call({ jsonrpc: "2.0", id: "a", method: "tools/call", params: { name: "get-person" } }),
  ).toMatchObject({ id: "a", isRepeatable: true, tools: ["get-person"] });
  expect(call({ jsonrpc: "2.0", id: 1, method: "tools/call", params: {} }).isRepeatable).toBe(
    false,
  );
});

test("a batch may be repeated when each of its messages may", () => {
  const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  const write = { jsonrpc: "2.0", id: 2, method: "tasks/cancel" };
  const read = { jsonrpc: "2.0", id: 3, method: "tools/call", params: { name: "get-person" } };
  expect(call([list, read])).toMatchObject({ isRepeatable: true, tools: ["get-person"], id: null });
  expect(call([list, write]).isRepeatable).toBe(false);
  expect(call([]).isRepeatable).toBe(false);
});

test.each(["", "{", "null", "[1]", '"text"'])("%j is passed on and never repeated", (text) => {
  expect(mcpCallOf(Buffer.from(text))).toMatchObject({ id: null, isRepeatable: false });
});

test("a stream that only stands open is not waited for", () => {
  expect(mcpCallWithoutBody("GET").isStanding).toBe(true);
  expect(mcpCallWithoutBody("DELETE").isStanding).toBe(false);
  expect(call({ id: 1, method: "subscriptions/listen" }).isStanding).toBe(true);
  expect(call({ id: 1, method: "tools/list" }).isStanding).toBe(false);
});

test("only a listening of the stateless generation can be merged", () => {
  const _meta = { "io.modelcontextprotocol/protocolVersion": "2026-07-28" };
  const listen = { jsonrpc: "2.0", id: 7, method: "subscriptions/listen", params: { _meta } };
  expect(call(listen).isListen).toBe(true);
  expect(call({ ...listen, params: {} }).isListen).toBe(false);
  expect(call({ ...listen, id: undefined }).isListen).toBe(false);
});
