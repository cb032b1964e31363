import { TwentyError } from "twenty-client";
import { expect, it } from "vitest";
import { createTraceably } from "./create-traceably.ts";

const id = "5f0c1c9e-0000-4000-8000-000000000000";

it("tells the chosen id when the answer is lost", async () => {
  const lost = createTraceably("person", id, async () => {
    throw new TwentyError("connection_lost", "The connection broke", { mayHaveApplied: true });
  });
  await expect(lost).rejects.toMatchObject({
    message: "The connection broke",
    wayOut: expect.stringContaining(`get-person, id ${id}`),
  });
});

it("leaves other failures alone", async () => {
  const error = new TwentyError("invalid_input", "No");
  await expect(createTraceably("person", id, () => Promise.reject(error))).rejects.toBe(error);
});
