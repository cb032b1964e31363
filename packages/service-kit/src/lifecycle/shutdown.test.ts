import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import type { Logger } from "../logging/logger.ts";
import { createShutdown } from "./shutdown.ts";

function recordingLogger(lines: string[]): Logger {
  const add = (message: string, fields?: object): void => {
    lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  };
  const logger: Logger = { debug: add, info: add, warn: add, error: add, child: () => logger };
  return logger;
}

describe("createShutdown", () => {
  test("runs the steps in order, each after the one before has ended", async () => {
    const done: string[] = [];
    const step = (name: string) => ({
      name,
      timeoutMs: 1000,
      run: async () => {
        await Promise.resolve();
        done.push(name);
      },
    });
    const shutdown = createShutdown({
      steps: [step("stop accepting"), step("unregister"), step("clean up")],
      logger: recordingLogger([]),
      clock: createManualClock().clock,
    });
    await shutdown("SIGTERM");
    expect(done).toEqual(["stop accepting", "unregister", "clean up"]);
  });

  test("goes on after a step that throws, and says so", async () => {
    const lines: string[] = [];
    let cleanedUp = false;
    await createShutdown({
      steps: [
        {
          name: "unregister",
          timeoutMs: 1000,
          run: () => {
            throw new Error("gateway gone");
          },
        },
        {
          name: "clean up",
          timeoutMs: 1000,
          run: () => {
            cleanedUp = true;
          },
        },
      ],
      logger: recordingLogger(lines),
      clock: createManualClock().clock,
    })("SIGTERM");
    expect(cleanedUp).toBe(true);
    expect(lines.join("\n")).toContain("gateway gone");
  });

  test("leaves a hanging step after its timeout", async () => {
    const { clock, advance } = createManualClock();
    const lines: string[] = [];
    const ended = createShutdown({
      steps: [{ name: "hang", timeoutMs: 500, run: () => new Promise(() => {}) }],
      logger: recordingLogger(lines),
      clock,
    })("SIGTERM");
    await advance(500);
    await ended;
    expect(lines.join("\n")).toContain("still running after 500 ms");
  });

  test("runs once however often it is called", async () => {
    let runs = 0;
    const shutdown = createShutdown({
      steps: [
        {
          name: "count",
          timeoutMs: 1000,
          run: () => {
            runs += 1;
          },
        },
      ],
      logger: recordingLogger([]),
      clock: createManualClock().clock,
    });
    await Promise.all([shutdown("SIGTERM"), shutdown("SIGINT")]);
    expect(runs).toBe(1);
  });
});
