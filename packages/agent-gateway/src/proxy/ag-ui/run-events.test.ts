import { describe, expect, test } from "vitest";
import { RunEvents, runFormatOf } from "./run-events.ts";

const failure = { code: "agent_died", message: "chat-2 went away" };

function run(contentType: string): RunEvents {
  const format = runFormatOf(contentType);
  if (format === undefined) throw new Error(`${contentType} is no format of a run`);
  return new RunEvents(format);
}

const sse = (event: object): Buffer => Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
const started = sse({ type: "RUN_STARTED", threadId: "t", runId: "r" });

describe("a run over server-sent events", () => {
  test("that breaks off in the middle of an event ends with RUN_ERROR behind the last whole one", () => {
    const events = run("text/event-stream; charset=utf-8");
    const cut = Buffer.concat([started, Buffer.from('data: {"type":"TEXT_MESS')]);
    const passed = [events.push(cut), events.lastWords(failure)];
    const error = sse({ type: "RUN_ERROR", message: failure.message, code: failure.code });
    expect(Buffer.concat(passed).toString()).toBe(started.toString() + error.toString());
  });

  test.each(["RUN_FINISHED", "RUN_ERROR"])("that ended with %s has nothing to add", (type) => {
    const events = run("text/event-stream");
    events.push(Buffer.concat([started, sse({ type })]));
    expect(events.lastWords(failure)).toHaveLength(0);
  });

  test("is not ended by a message that only speaks of the end", () => {
    const events = run("text/event-stream");
    events.push(sse({ type: "TEXT_MESSAGE_CONTENT", delta: '"RUN_FINISHED"' }));
    expect(events.lastWords(failure).toString()).toContain("RUN_ERROR");
  });
});

describe("a run over binary events", () => {
  const type = "application/vnd.ag-ui.event+proto";
  const frame = (...message: number[]): Buffer => Buffer.of(0, 0, 0, message.length, ...message);

  test("that breaks off ends with a RUN_ERROR of the same framing", () => {
    const events = run(type);
    const whole = frame(0x62, 1, 0);
    expect(events.push(Buffer.concat([whole, Buffer.of(0, 0, 0, 9, 1)]))).toEqual(whole);
    const words = events.lastWords({ code: "c", message: "m" });
    // Written by `encode` of @ag-ui/proto 1.0.0 for the same event.
    expect(words.toString("hex")).toBe("0000000c720a0a02080d1201631a016d");
  });

  test("that ended has nothing to add", () => {
    const events = run(type);
    events.push(frame(0x6a, 0));
    expect(events.lastWords(failure)).toHaveLength(0);
  });
});

test("JSON is no stream of events", () => {
  expect(runFormatOf("application/json")).toBeUndefined();
});
