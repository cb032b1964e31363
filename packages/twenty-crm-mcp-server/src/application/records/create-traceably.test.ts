import { TwentyError } from "twenty-client";
import { expect, it } from "vitest";
import { createTraceably } from "./create-traceably.ts";

const id = "5f0c1c9e-0000-4000-8000-000000000000";

const lost = async () => {
  throw new TwentyError("connection_lost", "The connection broke", { mayHaveApplied: true });
};

it.each([
  [false, `get-person, id ${id}`],
  [true, "repeat the call with the same idempotencyKey"],
])("tells what to do when the answer is lost (with a key: %s)", async (isKeyed, wayOut) => {
  await expect(createTraceably("get-person", { id, isKeyed }, lost)).rejects.toMatchObject({
    message: "The connection broke",
    wayOut: expect.stringContaining(wayOut),
  });
});

it("leaves other failures alone", async () => {
  const error = new TwentyError("invalid_input", "No");
  await expect(
    createTraceably("get-person", { id, isKeyed: false }, () => Promise.reject(error)),
  ).rejects.toBe(error);
});
