import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { onTerminationSignal } from "./on-termination-signal.ts";

function fakeProcess() {
  const emitter = new EventEmitter();
  const { promise: exited, resolve: exit } = Promise.withResolvers<number>();
  return {
    source: { on: emitter.on.bind(emitter), exit },
    signal: (name: "SIGTERM" | "SIGINT") => emitter.emit(name),
    exited,
  };
}

describe("onTerminationSignal", () => {
  test("exits with 0 after the shutdown", async () => {
    const { source, signal, exited } = fakeProcess();
    const reasons: string[] = [];
    onTerminationSignal(source, async (reason) => void reasons.push(reason));
    signal("SIGTERM");
    expect(await exited).toBe(0);
    expect(reasons).toEqual(["SIGTERM"]);
  });

  test("exits with 1 when the shutdown fails", async () => {
    const { source, signal, exited } = fakeProcess();
    onTerminationSignal(source, () => Promise.reject(new Error("no")));
    signal("SIGINT");
    expect(await exited).toBe(1);
  });

  test("exits at once with 128 + its number on a second signal", async () => {
    const { source, signal, exited } = fakeProcess();
    onTerminationSignal(source, () => new Promise(() => {}));
    signal("SIGTERM");
    signal("SIGINT");
    expect(await exited).toBe(130);
  });
});
