import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { describe, expect, it } from "vitest";
import { EventLog } from "./event-log.ts";

const message = (text: string): JSONRPCMessage => ({
  jsonrpc: "2.0",
  method: "notifications/message",
  params: { text },
});

async function replay(log: EventLog, session: string, lastId: string): Promise<string[]> {
  const texts: string[] = [];
  await log.forSession(session).replayEventsAfter(lastId, {
    send: async (_id, sent) =>
      void texts.push(JSON.stringify(sent).match(/"text":"(.*?)"/)?.[1] ?? "?"),
  });
  return texts;
}

describe("EventLog", () => {
  it("replays what came after an event on its own stream, in order", async () => {
    const log = new EventLog();
    const store = log.forSession("s");
    const first = await store.storeEvent("one", message("a"));
    await store.storeEvent("two", message("b"));
    await store.storeEvent("one", message("c"));
    await store.storeEvent("one", message("d"));
    expect(await replay(log, "s", first)).toEqual(["c", "d"]);
    expect(await store.getStreamIdForEventId?.(first)).toBe("one");
  });

  it("skips priming events, which carry nothing", async () => {
    const log = new EventLog();
    const store = log.forSession("s");
    const first = await store.storeEvent("one", message("a"));
    await store.storeEvent("one", {} as JSONRPCMessage);
    await store.storeEvent("one", message("b"));
    expect(await replay(log, "s", first)).toEqual(["b"]);
  });

  it("shows no session the events of another", async () => {
    const log = new EventLog();
    const id = await log.forSession("mine").storeEvent("one", message("secret"));
    await log.forSession("mine").storeEvent("one", message("secret too"));
    expect(await log.forSession("yours").getStreamIdForEventId?.(id)).toBeUndefined();
    await expect(replay(log, "yours", id)).rejects.toThrow("no longer kept");
  });

  it("keeps the latest events of a stream", async () => {
    const log = new EventLog({ maxEventsPerStream: 2, maxSize: 1_000_000 });
    const store = log.forSession("s");
    const first = await store.storeEvent("one", message("a"));
    const second = await store.storeEvent("one", message("b"));
    await store.storeEvent("one", message("c"));
    await expect(replay(log, "s", first)).rejects.toThrow("no longer kept");
    expect(await replay(log, "s", second)).toEqual(["c"]);
  });

  it("stays within its bound over all sessions, the oldest events going first", async () => {
    const log = new EventLog({ maxEventsPerStream: 100, maxSize: 100_000 });
    for (let index = 0; index < 2000; index += 1) {
      await log
        .forSession(`s${index % 50}`)
        .storeEvent(`stream-${index}`, message("x".repeat(500)));
      expect(log.size).toBeLessThanOrEqual(100_000);
    }
    const latest = await log.forSession("s").storeEvent("one", message("kept"));
    expect(await log.forSession("s").getStreamIdForEventId?.(latest)).toBe("one");
  });

  it("drops an event that alone is over the bound", async () => {
    const log = new EventLog({ maxEventsPerStream: 100, maxSize: 1000 });
    await log.forSession("s").storeEvent("one", message("x".repeat(5000)));
    expect(log.size).toBe(0);
  });

  it("forgets a session that has ended", async () => {
    const log = new EventLog();
    await log.forSession("a").storeEvent("one", message("a"));
    await log.forSession("a").storeEvent("two", message("b"));
    const other = await log.forSession("b").storeEvent("one", message("c"));
    log.forget("a");
    log.forget("never seen");
    expect(await log.forSession("b").getStreamIdForEventId?.(other)).toBe("one");
    log.forget("b");
    expect(log.size).toBe(0);
  });
});
