import type { FieldType } from "./field-type.ts";

/** One part of a composite field; it is stored in a column of its own. */
export interface SubfieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  /** Reads as null when it is empty, where other texts read as "". */
  readonly emptyIsNull?: true;
}

const text = (name: string): SubfieldDefinition => ({ name, type: "TEXT" });
const json = (name: string): SubfieldDefinition => ({ name, type: "RAW_JSON" });
const number = (name: string): SubfieldDefinition => ({ name, type: "NUMBER" });

/** The parts of each composite field type, in the order in which Twenty prints them. */
export const COMPOSITE_TYPES: Partial<Record<FieldType, readonly SubfieldDefinition[]>> = {
  FULL_NAME: [text("firstName"), text("lastName")],
  EMAILS: [text("primaryEmail"), json("additionalEmails")],
  PHONES: [
    text("primaryPhoneNumber"),
    text("primaryPhoneCountryCode"),
    text("primaryPhoneCallingCode"),
    json("additionalPhones"),
  ],
  LINKS: [text("primaryLinkLabel"), text("primaryLinkUrl"), json("secondaryLinks")],
  CURRENCY: [number("amountMicros"), { name: "currencyCode", type: "TEXT", emptyIsNull: true }],
  ADDRESS: [
    text("addressStreet1"),
    text("addressStreet2"),
    text("addressCity"),
    text("addressPostcode"),
    text("addressState"),
    text("addressCountry"),
    number("addressLat"),
    number("addressLng"),
  ],
  ACTOR: [
    { name: "source", type: "SELECT" },
    { name: "workspaceMemberId", type: "UUID" },
    text("name"),
    json("context"),
  ],
  RICH_TEXT: [{ name: "blocknote", type: "TEXT", emptyIsNull: true }, text("markdown")],
};
