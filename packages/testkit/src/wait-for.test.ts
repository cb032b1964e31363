import { expect, test } from "vitest";
import { ConditionImpossible, waitFor } from "./wait-for.ts";

test("returns the first truthy value", async () => {
  const values = [undefined, 0, "", "there"];
  const value = await waitFor(() => values.shift(), { what: "a value", everyMs: 0 });
  expect(value).toBe("there");
});

test("goes on while the condition throws", async () => {
  let calls = 0;
  const value = await waitFor(
    () => {
      calls += 1;
      if (calls < 3) throw new Error("not yet");
      return calls;
    },
    { what: "the third call", everyMs: 0 },
  );
  expect(value).toBe(3);
});

test("says what it waited for, with the last failure as the cause", async () => {
  let described = 0;
  const waited = waitFor(
    () => {
      throw new Error("connection refused");
    },
    {
      what: () => {
        described += 1;
        return "the gateway";
      },
      timeoutMs: 1,
      everyMs: 0,
    },
  );
  await expect(waited).rejects.toMatchObject({
    message: "Waited 1 ms in vain for the gateway",
    cause: { message: "connection refused" },
  });
  expect(described).toBe(1);
});

test("ends at once when the condition can no longer come true", async () => {
  const waited = waitFor(
    () => {
      throw new ConditionImpossible("it has ended");
    },
    { what: "never", timeoutMs: 60_000 },
  );
  await expect(waited).rejects.toThrow("it has ended");
});
