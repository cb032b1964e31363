import { TwentyError } from "twenty-client";
import { expect, it } from "vitest";
import { createTraceably } from "./create-traceably.ts";

it("tells the chosen id when the answer is lost", async () => {
  let chosen = "";
  const lost = createTraceably("person", async (id) => {
    chosen = id;
    throw new TwentyError("connection_lost", "The connection broke", { mayHaveApplied: true });
  });
  await expect(lost).rejects.toMatchObject({ message: "The connection broke" });
  await expect(lost).rejects.toMatchObject({
    wayOut: expect.stringContaining(`get-person, id ${chosen}`),
  });
  expect(chosen).toMatch(/^[0-9a-f-]{36}$/);
});

it("leaves other failures alone, and uses a new id each time", async () => {
  const error = new TwentyError("invalid_input", "No");
  const ids: string[] = [];
  for (const _ of [1, 2]) {
    const failed = createTraceably("person", async (id) => {
      ids.push(id);
      throw error;
    });
    await expect(failed).rejects.toBe(error);
  }
  expect(new Set(ids).size).toBe(2);
});
