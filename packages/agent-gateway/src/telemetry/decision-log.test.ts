import { expect, test } from "vitest";
import type { DecisionDraft } from "./decision.ts";
import { DecisionLog } from "./decision-log.ts";

function draft(log: DecisionLog): DecisionDraft {
  return {
    sequence: log.nextSequence(),
    atEpochMs: 0,
    startedMs: 12,
    namespace: "default",
    service: "crm",
    type: "mcp",
    method: "tools/call",
    tool: undefined,
    chosenBy: "p2c",
    isPanic: false,
    attempts: [],
    status: 200,
    durationMs: 3,
    candidates: undefined,
  };
}

function keepMany(log: DecisionLog, count: number): string[] {
  return Array.from({ length: count }, () => {
    const kept = draft(log);
    log.keep(kept);
    return log.idOf(kept);
  });
}

test("a decision is told with its time and without what is not known", () => {
  const log = new DecisionLog();
  const [id = ""] = keepMany(log, 1);
  expect(log.find(id)).toEqual({
    id,
    at: "1970-01-01T00:00:00.000Z",
    namespace: "default",
    service: "crm",
    type: "mcp",
    method: "tools/call",
    tool: null,
    chosenBy: "p2c",
    isPanic: false,
    attempts: [],
    status: 200,
    durationMs: 3,
  });
});

test("a decision is found by its id until a thousand later ones came", () => {
  const log = new DecisionLog();
  const [first = "", second = ""] = keepMany(log, 1000);
  expect(log.find(first)?.id).toBe(first);
  keepMany(log, 1);
  expect(log.find(first)).toBeUndefined();
  expect(log.find(second)?.id).toBe(second);
});

test("the latest come first, whatever the order in which they ended", () => {
  const log = new DecisionLog();
  const drafts = [draft(log), draft(log), draft(log)];
  for (const each of drafts.toReversed()) log.keep(each);
  const ids = drafts.map((each) => log.idOf(each));
  expect(log.latest(2).map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  keepMany(log, 1500);
  expect(log.latest(5000)).toHaveLength(1000);
});

test.each(["", "x", "-1", "abc-def", "000000-1"])("there is nothing under %j", (id) => {
  const log = new DecisionLog();
  keepMany(log, 3);
  expect(log.find(id)).toBeUndefined();
});

test("ids of another process are unlike these", () => {
  const [one, other] = [new DecisionLog(), new DecisionLog()];
  expect(keepMany(one, 1)).not.toEqual(keepMany(other, 1));
});
