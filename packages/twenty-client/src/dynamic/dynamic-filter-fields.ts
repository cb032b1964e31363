import type { FilterFieldDefinition, FilterKind } from "../filters/filter-field-definition.ts";
import type { FieldSchema } from "../schema/object-schema.ts";

type Parts = Readonly<Record<string, FilterKind>>;

/** The parts of each composite, the one that stands for the whole first, when there is one. */
const partsByType: Readonly<Record<string, Parts>> = {
  CURRENCY: { amountMicros: "micros", currencyCode: "token" },
  EMAILS: { primaryEmail: "email" },
  PHONES: { primaryPhoneNumber: "text", primaryPhoneCallingCode: "text" },
  LINKS: { primaryLinkUrl: "text", primaryLinkLabel: "text" },
  RICH_TEXT: { markdown: "text" },
  RICH_TEXT_V2: { markdown: "text" },
  FULL_NAME: { firstName: "text", lastName: "text" },
  ADDRESS: {
    addressStreet1: "text",
    addressStreet2: "text",
    addressCity: "text",
    addressPostcode: "text",
    addressState: "text",
    addressCountry: "text",
    addressLat: "number",
    addressLng: "number",
  },
  ACTOR: { source: "token", name: "text", workspaceMemberId: "id" },
};

/** Composites of which no part stands for the whole. */
const withoutPrimaryPart: ReadonlySet<string> = new Set(["FULL_NAME", "ADDRESS", "ACTOR"]);

const kindByType: Readonly<Record<string, FilterKind>> = {
  UUID: "id",
  TEXT: "text",
  NUMBER: "number",
  NUMERIC: "number",
  POSITION: "number",
  BOOLEAN: "boolean",
  DATE: "dateTime",
  DATE_TIME: "dateTime",
  SELECT: "option",
  RATING: "option",
  MULTI_SELECT: "option",
  ARRAY: "list",
  RAW_JSON: "text",
};

/** Parts under the names that records and inputs have them under. */
const aliasesByType: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  EMAILS: { primary: "primaryEmail" },
  PHONES: { primary: "primaryPhoneNumber" },
  LINKS: { primary: "primaryLinkUrl" },
  ADDRESS: {
    street1: "addressStreet1",
    street2: "addressStreet2",
    city: "addressCity",
    postcode: "addressPostcode",
    state: "addressState",
    country: "addressCountry",
    latitude: "addressLat",
    longitude: "addressLng",
  },
};

/** By which names a field can be filtered and sorted, and how values of each are checked. */
export function dynamicFilterFields(
  field: FieldSchema,
): readonly (readonly [string, FilterFieldDefinition])[] {
  const { name, type, options, relation } = field;
  const column = relation?.joinColumn;
  if (column !== undefined) return [[column, { paths: [column], kind: "id" }]];
  const parts = partsOf(name, type);
  const [primary] = parts;
  if (primary !== undefined) {
    return withoutPrimaryPart.has(type) ? parts : [[name, primary[1]], ...parts];
  }
  const kind = kindByType[type];
  if (kind === undefined) return [];
  return [[name, { paths: [name], kind, ...(options === undefined ? {} : { options }) }]];
}

function partsOf(name: string, type: string): (readonly [string, FilterFieldDefinition])[] {
  const kinds = partsByType[type] ?? {};
  const aliases = aliasesByType[type] ?? {};
  const named = Object.keys(kinds).map((part) => [part, part] as const);
  return [...named, ...Object.entries(aliases)].map(([called, part]) => [
    `${name}.${called}`,
    { paths: [`${name}.${part}`], kind: kinds[part] ?? "text" },
  ]);
}
