import { TwentyError } from "twenty-client";
import { expect, it } from "vitest";
import { found } from "./found.ts";

it("says which record is missing and where to look", async () => {
  const work = Promise.reject(new TwentyError("not_found", "Record not found"));
  await expect(found("person", "42", "list-persons", work)).rejects.toMatchObject({
    field: "id",
    message: "no person has the id 42; it may have been deleted",
    wayOut: "Find the right one with list-persons.",
  });
});

it("leaves other failures and results alone", async () => {
  const error = new TwentyError("forbidden", "No");
  await expect(found("person", "42", "list-persons", Promise.reject(error))).rejects.toBe(error);
  await expect(found("person", "42", "list-persons", Promise.resolve(7))).resolves.toBe(7);
});
