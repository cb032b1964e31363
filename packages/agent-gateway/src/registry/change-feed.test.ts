import type { RegistryChange } from "agent-gateway-contract";
import { expect, test } from "vitest";
import { ChangeFeed } from "./change-feed.ts";

function change(revision: number): RegistryChange {
  return {
    revision,
    kind: "status",
    at: "2026-01-01T00:00:00.000Z",
    agentId: "a",
    name: "crm",
    service: "crm",
    namespace: "default",
    type: "mcp",
    why: "healthy → degraded",
    verdict: { state: "routable", why: "" },
  };
}

function revisionsSince(feed: ChangeFeed, revision: number): readonly number[] | "compacted" {
  const since = feed.since(revision);
  return since.kind === "compacted" ? since.kind : since.changes.map((each) => each.revision);
}

test("gives the changes after a revision, in order, gaps included", () => {
  const feed = new ChangeFeed(5);
  for (const revision of [6, 7, 10]) feed.append(change(revision));
  expect(revisionsSince(feed, 5)).toEqual([6, 7, 10]);
  expect(revisionsSince(feed, 7)).toEqual([10]);
  expect(revisionsSince(feed, 8)).toEqual([10]);
  expect(revisionsSince(feed, 10)).toEqual([]);
  expect(feed.revision).toBe(10);
});

test("what an earlier process told is compacted, and so is a revision from nowhere", () => {
  const feed = new ChangeFeed(5);
  feed.append(change(6));
  expect(revisionsSince(feed, 4)).toBe("compacted");
  expect(revisionsSince(feed, 7)).toBe("compacted");
});

test("keeps a bounded number of changes and says when it has forgotten", () => {
  const feed = new ChangeFeed(0, { maxKept: 3 });
  for (let revision = 1; revision <= 100; revision += 1) feed.append(change(revision));
  expect(revisionsSince(feed, 97)).toEqual([98, 99, 100]);
  expect(revisionsSince(feed, 90)).toBe("compacted");
});

test("tells every listener each change, until it has heard enough", () => {
  const feed = new ChangeFeed(0);
  const heard: number[] = [];
  const listen = ({ revision }: RegistryChange): void => void heard.push(revision);
  const stop = feed.subscribe(listen);
  const stopOther = feed.subscribe(listen);
  feed.append(change(1));
  stop();
  feed.append(change(2));
  stopOther();
  feed.append(change(3));
  expect(heard).toEqual([1, 1, 2]);
});
