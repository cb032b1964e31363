import type { RegistryChange } from "agent-gateway-contract";
import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { ChangeFeed } from "../../registry/change-feed.ts";
import { EventStreams } from "./event-streams.ts";

function change(revision: number): RegistryChange {
  const verdict = { state: "routable", why: "" } as const;
  const at = "2026-01-01T00:00:00.000Z";
  const names = { name: "crm", service: "crm", namespace: "default", type: "mcp" };
  return { revision, kind: "probe", at, agentId: "a", ...names, why: "", verdict };
}

function stage({ maxKept = 100 } = {}) {
  const { clock, advance, pendingTimers } = createManualClock();
  const feed = new ChangeFeed(0, { maxKept });
  const streams = new EventStreams();
  let revision = 0;
  let cuts = 0;
  const happen = (times: number): void => {
    for (let i = 0; i < times; i += 1) {
      revision += 1;
      feed.append(change(revision));
    }
    streams.changed();
  };
  const open = (after?: number, wanted: (change: RegistryChange) => boolean = () => true) => {
    const stream = streams.open(
      {
        clock,
        revision: () => revision,
        since: (from) => feed.since(from),
        dataOf: (each) => (wanted(each) ? { revision: each.revision } : undefined),
        cut: () => {
          cuts += 1;
        },
      },
      after,
    );
    const reader = stream.body.getReader();
    const read = async (): Promise<string> => {
      const { value } = await reader.read();
      return value === undefined ? "(end)" : Buffer.from(value).toString("utf8");
    };
    return { stream, reader, read };
  };
  return { streams, happen, open, advance, pendingTimers, cuts: () => cuts };
}

const ids = (text: string): number[] =>
  [...text.matchAll(/^event: change\ndata: .*?(\d+)\}$/gm)].map(([, id]) => Number(id));

describe("EventStream", () => {
  test("gives what is missed in order, in pieces, and waits for more", async () => {
    const { open, happen } = stage({ maxKept: 1000 });
    happen(250);
    const { read } = open(10);
    expect(await read()).toMatch(/^id: 10\nevent: hello\n/);
    const missed = [...ids(await read()), ...ids(await read()), ...ids(await read())];
    expect(missed).toEqual(Array.from({ length: 240 }, (_, index) => index + 11));
    const next = read();
    happen(1);
    expect(ids(await next)).toEqual([251]);
  });

  test("says so when what was missed is not known any more, and goes on from now", async () => {
    const { open, happen } = stage({ maxKept: 10 });
    const { read } = open(0);
    await read();
    happen(100);
    expect(await read()).toMatch(/^id: 100\nevent: resync\n/);
    happen(1);
    expect(ids(await read())).toEqual([101]);
  });

  test("keeps alive while nothing happens", async () => {
    const { open, advance } = stage();
    const { read } = open();
    await read();
    const next = read();
    await advance(15_000);
    expect(await next).toBe(": keepalive\n\n");
  });

  test("skips what is not asked for, however much it is", async () => {
    const { open, happen } = stage({ maxKept: 1000 });
    happen(900);
    const { read } = open(0, ({ revision }) => revision === 850);
    await read();
    expect(ids(await read())).toEqual([850]);
  });

  test("a client that takes nothing for 30 s is cut, and holds no events meanwhile", async () => {
    const { open, happen, advance, streams, pendingTimers, cuts } = stage();
    const { read } = open();
    await read();
    const taken = read();
    happen(1);
    await taken;
    happen(50);
    await advance(29_999);
    expect(cuts()).toBe(0);
    await advance(15_000);
    expect([cuts(), streams.size, pendingTimers()]).toEqual([1, 0, 0]);
  });

  test("one that leaves or is ended frees its place", async () => {
    const { open, streams, pendingTimers } = stage();
    const [left, ended] = [open(), open()];
    await left.reader.cancel();
    expect(streams.size).toBe(1);
    await ended.read();
    const end = ended.read();
    streams.close();
    expect(await end).toBe("(end)");
    expect([streams.size, pendingTimers(), streams.isFull]).toEqual([0, 0, true]);
  });

  test("there are 256 at most", () => {
    const { open, streams } = stage();
    for (let i = 0; i < 256; i += 1) open();
    expect(streams.isFull).toBe(true);
  });
});
