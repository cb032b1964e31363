import { describe, expect, it } from "vitest";
import { compileField } from "../../metadata/compile-field.ts";
import { defineField, defineOptions } from "../../metadata/define-field.ts";
import type { FieldType } from "../../metadata/field-type.ts";
import { FIELD_WRITERS } from "./index.ts";

const options = defineOptions({ RED: "Red", BLUE: "Blue" });

function write(type: keyof typeof FIELD_WRITERS, value: unknown) {
  const field = compileField("thing", defineField(type as FieldType, "f", "F", { options }));
  return FIELD_WRITERS[type](value, field);
}

describe("field values", () => {
  it.each<[keyof typeof FIELD_WRITERS, unknown, object]>([
    ["TEXT", "", { f: null }],
    ["TEXT", "   padded   ", { f: "   padded   " }],
    ["NUMBER", 1.5, { f: 1.5 }],
    ["BOOLEAN", true, { f: 1 }],
    ["DATE", "01/05/2026", { f: "2026-01-05" }],
    ["DATE_TIME", "2026-12-31", { f: "2026-12-31T00:00:00.000Z" }],
    ["DATE_TIME", "2026-12-31T10:00:00+02:00", { f: "2026-12-31T08:00:00.000Z" }],
    ["MULTI_SELECT", "RED", { f: '["RED"]' }],
    ["MULTI_SELECT", [], { f: null }],
    ["CURRENCY", { amountMicros: "12500000000" }, { fAmountMicros: 12_500_000_000 }],
    ["CURRENCY", { amountMicros: 12.5 }, { fAmountMicros: 12 }],
    ["EMAILS", { primaryEmail: "Ada@Example.COM" }, { fPrimaryEmail: "ada@example.com" }],
    ["FULL_NAME", { firstName: "Ada" }, { fFirstName: "Ada" }],
    ["RAW_JSON", { a: [1] }, { f: '{"a":[1]}' }],
    ["ARRAY", ["a"], { f: '["a"]' }],
    [
      "LINKS",
      { primaryLinkUrl: "https://ACME.example/" },
      { fPrimaryLinkLabel: null, fPrimaryLinkUrl: "https://acme.example", fSecondaryLinks: null },
    ],
    [
      "LINKS",
      { primaryLinkUrl: "Bare.Example/" },
      { fPrimaryLinkLabel: null, fPrimaryLinkUrl: "Bare.Example/", fSecondaryLinks: null },
    ],
    [
      "PHONES",
      { primaryPhoneNumber: "+14155552671" },
      {
        fPrimaryPhoneNumber: "4155552671",
        fPrimaryPhoneCountryCode: "US",
        fPrimaryPhoneCallingCode: "+1",
      },
    ],
  ])("%s takes %j", (type, value, cells) => {
    expect(write(type, value)).toEqual(cells);
  });

  it.each<[keyof typeof FIELD_WRITERS, unknown, string]>([
    ["TEXT", 42, 'Invalid string value 42 for text field "f"'],
    ["TEXT", { a: 1 }, 'Invalid string value { a: 1 } for text field "f"'],
    ["TEXT", "a\u0000b", "Data validation error."],
    ["NUMBER", "12", "Invalid number value '12' for field \"f\""],
    ["BOOLEAN", "yes", "Invalid boolean value 'yes' for field \"f\""],
    ["UUID", "abc", "Invalid UUID value 'abc' for field \"f\""],
    ["DATE_TIME", 1_767_225_600_000, 'Invalid value 1767225600000 for date-time field "f"'],
    ["DATE", "tomorrow", "Invalid value 'tomorrow' for date field \"f\""],
    ["SELECT", "red", 'Invalid value "red" for field "f". Valid values are: RED, BLUE'],
    ["MULTI_SELECT", ["X"], "Invalid value [ 'X' ] for multi select field \"f\""],
    ["FULL_NAME", "Ada", "Invalid object value 'Ada' for field \"f\""],
    ["FULL_NAME", { first: "x" }, 'Invalid subfield first for full name field "f"'],
    ["EMAILS", { primaryEmail: "nope" }, 'for email field "f.primaryEmail"'],
    ["CURRENCY", { amountMicros: "lots" }, 'Invalid number value NaN for field "f.amountMicros"'],
    ["LINKS", { primaryLinkUrl: "not a url" }, "The URL of the link is not valid"],
    ["PHONES", { primaryPhoneNumber: "612345678" }, "Provided phone number is invalid 612345678"],
    ["PHONES", { primaryPhoneCountryCode: "XX" }, "Invalid country code XX"],
    [
      "PHONES",
      { primaryPhoneCountryCode: "FR", primaryPhoneCallingCode: "+1" },
      "Provided country code and calling code are conflicting",
    ],
    ["RICH_TEXT", { blocknote: "not json" }, 'Invalid blocknote value for field "f.blocknote"'],
  ])("%s refuses %j", (type, value, message) => {
    expect(() => write(type, value)).toThrow(message);
  });
});
