import { expect, test } from "vitest";
import { TwentyError } from "./twenty-error.ts";
import { writeOutcome } from "./write-outcome.ts";

test.each(["timeout", "aborted", "connection_lost", "server_error", "invalid_response"] as const)(
  "a write that ended with %s may have happened",
  (code) => {
    const cause = new Error("below");
    expect(
      writeOutcome(new TwentyError(code, "why", { status: 500, cause }), "write"),
    ).toMatchObject({
      code,
      reason: "why",
      status: 500,
      cause,
      mayHaveApplied: true,
    });
  },
);

test.each(["invalid_input", "duplicate", "rate_limited", "unreachable", "not_twenty"] as const)(
  "a write that ended with %s did not happen",
  (code) => {
    expect(writeOutcome(new TwentyError(code, "why"), "write")).toMatchObject({
      mayHaveApplied: false,
    });
  },
);

test("a read changes nothing", () => {
  const error = new TwentyError("timeout", "late");
  expect(writeOutcome(error, "read")).toBe(error);
});
