import { expect, it } from "vitest";
import { recordUrl } from "./record-url.ts";

it("points at the record, whether or not the workspace URL ends in a slash", () => {
  const expected = "https://crm.example/object/person/20202020-0687-4c41-b707-ed1bfca972a7";
  for (const workspaceUrl of ["https://crm.example", "https://crm.example/"]) {
    expect(recordUrl(workspaceUrl, "person", "20202020-0687-4c41-b707-ed1bfca972a7")).toBe(
      expected,
    );
  }
});

it("lets no id leave its place in the path", () => {
  expect(recordUrl("https://crm.example", "person", "../x?y#z")).toBe(
    "https://crm.example/object/person/..%2Fx%3Fy%23z",
  );
});
