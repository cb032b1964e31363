import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { SessionTable } from "./session-table.ts";

function createTable(maxSessions = 2) {
  const { clock, advance, pendingTimers } = createManualClock();
  const table = new SessionTable({ maxSessions, idleTimeoutMs: 1000 }, clock);
  const ended: string[] = [];
  const add = (id: string): boolean =>
    table.add({
      id,
      end: async () => {
        ended.push(id);
      },
    });
  return { table, add, ended, advance, pendingTimers };
}

describe("SessionTable", () => {
  it("ends a session that is idle for the timeout", async () => {
    const { table, add, ended, advance } = createTable();
    add("a");
    await advance(900);
    expect(table.get("a")).toBeDefined();
    await advance(200);
    expect(ended).toEqual(["a"]);
    expect(table.get("a")).toBeUndefined();
  });

  it("counts idle time from the end of the last request", async () => {
    const { table, add, ended, advance } = createTable();
    add("a");
    const finish = table.use("a");
    await advance(5000);
    expect(ended).toEqual([]);
    finish();
    await advance(900);
    expect(ended).toEqual([]);
    await advance(200);
    expect(ended).toEqual(["a"]);
  });

  it("ends the idle ones behind a busy one that is older", async () => {
    const { table, add, ended, advance } = createTable();
    add("busy");
    table.use("busy");
    add("idle");
    await advance(1200);
    expect(ended).toEqual(["idle"]);
  });

  it("lets the least recently used session make room", async () => {
    const { table, add, ended, advance } = createTable();
    add("a");
    add("b");
    await advance(10);
    table.use("a")();
    expect(add("c")).toBe(true);
    expect(ended).toEqual(["b"]);
    expect(table.size).toBe(2);
  });

  it("refuses when every session has a request open", () => {
    const { table, add, ended } = createTable();
    for (const id of ["a", "b"]) {
      add(id);
      table.use(id);
    }
    expect(add("c")).toBe(false);
    expect(ended).toEqual([]);
  });

  it("stays within its bound over any number of clients that never say goodbye", () => {
    const { table, add, ended } = createTable(10);
    for (let index = 0; index < 10_000; index += 1) add(`session-${index}`);
    expect(table.size).toBe(10);
    expect(ended).toHaveLength(9990);
  });

  it("keeps no timer without sessions", async () => {
    const { table, add, pendingTimers } = createTable();
    add("a");
    expect(pendingTimers()).toBe(1);
    table.delete("a");
    expect(pendingTimers()).toBe(0);
    add("b");
    await table.close();
    expect(pendingTimers()).toBe(0);
  });

  it("ends all on close", async () => {
    const { table, add, ended } = createTable();
    add("a");
    add("b");
    await table.close();
    expect(ended).toEqual(["a", "b"]);
    expect(table.size).toBe(0);
  });
});
