import { describe, expect, test } from "vitest";
import { a2aCallOf } from "./a2a-call.ts";
import { TaskOwners } from "./task-owners.ts";

const call = (value: unknown) => a2aCallOf(Buffer.from(JSON.stringify(value)));

test.each([
  ["message/send", { message: { contextId: "c", taskId: "t" } }, "c", "t"],
  ["message/stream", { message: { contextId: "c" } }, "c", undefined],
  ["SendMessage", { message: { taskId: "t" } }, undefined, "t"],
  ["tasks/get", { id: "t" }, undefined, "t"],
  ["tasks/list", { contextId: "c" }, "c", undefined],
  ["GetTask", { id: "t" }, undefined, "t"],
])("%s %j belongs to context %s and task %s", (method, params, contextId, taskId) => {
  expect(call({ jsonrpc: "2.0", id: 1, method, params })).toMatchObject({
    id: 1,
    method,
    contextId,
    taskId,
  });
});

test("reading may be repeated, telling may not", () => {
  expect(call({ id: 1, method: "tasks/get", params: { id: "t" } }).isRepeatable).toBe(true);
  for (const method of ["message/send", "message/stream", "tasks/cancel", "SendMessage", ""]) {
    expect(call({ id: 1, method }).isRepeatable).toBe(false);
  }
  expect(a2aCallOf(Buffer.from("{")).isRepeatable).toBe(false);
});

describe("owners of tasks", () => {
  const answer =
    '{"jsonrpc":"2.0","id":"request-1","result":{"id":"task-1","contextId":"context-1","status":{"state":"working"}}}';

  test("are learnt from what passes, however it is cut", () => {
    const owners = new TaskOwners();
    const learn = owners.learner("crm", "north");
    for (const piece of answer.match(/.{1,7}/g) ?? []) learn(Buffer.from(piece));
    expect(owners.ownerOf("crm", ["context-1"])).toBe("north");
    expect(owners.ownerOf("crm", [undefined, "task-1"])).toBe("north");
    expect(owners.ownerOf("other", ["task-1"])).toBeUndefined();
    expect(owners.ownerOf("crm", ["request-1"])).toBeUndefined();
  });

  test("are learnt from an answer in very many pieces, whatever letters their names have, at its beginning", () => {
    const owners = new TaskOwners();
    const learn = owners.learner("crm", "north");
    const before = JSON.stringify({ text: "ü".repeat(20_000) });
    for (const byte of Buffer.from(`${before}{"contextId":"größe-✓"}${" ".repeat(30_000)}`)) {
      learn(Buffer.of(byte));
    }
    learn(Buffer.from('{"contextId":"late"}'));
    expect(owners.ownerOf("crm", ["größe-✓"])).toBe("north");
    expect(owners.ownerOf("crm", ["late"])).toBeUndefined();
  });

  test("are forgotten in the order in which they were last used, beyond 20,000", () => {
    const owners = new TaskOwners();
    const learn = (id: string) =>
      owners.learner("crm", "north")(Buffer.from(`{"contextId":"${id}"}`));
    learn("first");
    learn("second");
    for (let i = 0; i < 19_998; i += 1) learn(`other-${i}`);
    expect(owners.ownerOf("crm", ["first"])).toBe("north");
    learn("one more");
    expect(owners.size).toBe(20_000);
    expect(owners.ownerOf("crm", ["first"])).toBe("north");
    expect(owners.ownerOf("crm", ["second"])).toBeUndefined();
  });
});
