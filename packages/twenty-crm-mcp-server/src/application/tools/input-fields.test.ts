import { describe, expect, it } from "vitest";
import {
  amountField,
  columnsField,
  countField,
  emailField,
  idField,
  limitField,
  linkField,
  momentField,
  phoneField,
  selectField,
  textField,
} from "./input-fields.ts";

function reason(
  field: { safeParse(value: unknown): { error?: { issues: { message: string }[] } } },
  value: unknown,
) {
  return field.safeParse(value).error?.issues.map((issue) => issue.message);
}

describe("input fields", () => {
  it("read values as the CRM keeps them", () => {
    expect(textField.parse("  Ada\nLovelace ")).toBe("Ada\nLovelace");
    expect(emailField.parse("Ada@Example.com")).toBe("ada@example.com");
    expect(phoneField.parse("+1 415 555 2671")).toBe("+14155552671");
    expect(linkField.parse("https://ACME.example/")).toBe("https://acme.example");
    expect(amountField.parse(12500.5)).toBe(12_500_500_000n);
    expect(amountField.parse("12500.50")).toBe(12_500_500_000n);
    expect(momentField.parse("2026-03-31")).toBe("2026-03-31T00:00:00.000Z");
    expect(selectField.parse("in progress")).toBe("IN_PROGRESS");
    expect(limitField.parse(undefined)).toBe(20);
  });

  it("show a column once however often it is named", () => {
    expect(columnsField(["name", "email"]).parse(["email", "name", "email"])).toEqual([
      "email",
      "name",
    ]);
  });

  it("refuse with the domain's reason", () => {
    expect(reason(amountField, "1e5")).toEqual(["write a plain decimal such as 12500.50"]);
    expect(reason(emailField, "nope")).toEqual(["use an address such as ada@example.com"]);
    expect(reason(idField, "42")).toEqual([
      "must be a record id (UUID); find it with the list tool",
    ]);
  });

  it("refuse text that would be stored as nothing, or not at all", () => {
    expect(reason(textField, "  ")).toEqual(["must not be empty"]);
    expect(reason(textField, "a\0b")).toEqual(["holds a character that no CRM can store"]);
    expect(reason(textField, "a\ud800")).toEqual(["holds a character that no CRM can store"]);
  });

  it.each([0, 201, 1.5, -1, Number.NaN])("refuse %d as a page size", (limit) => {
    expect(limitField.safeParse(limit).success).toBe(false);
  });

  it.each([-1, 0.5, 2 ** 60])("refuse %d as a count", (count) => {
    expect(countField.safeParse(count).success).toBe(false);
  });
});
