import type { AnyFieldCodec, AnyObjectDefinition } from "../records/object-definition.ts";
import { type FieldSchema, type ObjectSchema, presentName } from "../schema/object-schema.ts";

/** What is selected of each type; a type that is not listed is not read at all. */
export const selectionByType: Readonly<Record<string, string>> = {
  UUID: "",
  TEXT: "",
  NUMBER: "",
  NUMERIC: "",
  BOOLEAN: "",
  DATE: "",
  DATE_TIME: "",
  SELECT: "",
  MULTI_SELECT: "",
  RATING: "",
  ARRAY: "",
  RAW_JSON: "",
  FULL_NAME: "{firstName lastName}",
  EMAILS: "{primaryEmail additionalEmails}",
  PHONES: "{primaryPhoneNumber primaryPhoneCountryCode primaryPhoneCallingCode additionalPhones}",
  LINKS: "{primaryLinkUrl primaryLinkLabel secondaryLinks}",
  ADDRESS:
    "{addressStreet1 addressStreet2 addressCity addressPostcode addressState addressCountry addressLat addressLng}",
  CURRENCY: "{amountMicros currencyCode}",
  RICH_TEXT: "{markdown}",
  RICH_TEXT_V2: "{markdown}",
  ACTOR: "{source name workspaceMemberId}",
  FILES: "{fileId label extension url}",
};

/** What of a record is asked for. */
export interface SelectionRequest {
  /** Default all. */
  readonly fields?: readonly string[] | undefined;
  /** Whether records behind relations are named; that needs the right to read them. */
  readonly withRelations: boolean;
}

/** A selection of exactly what this server has: unknown fields read as null or fail, depending on its version. */
export function selectionOf(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  request: SelectionRequest,
): string {
  if (request.fields !== undefined) return makeSelection(object, schema, request);
  const known = wholeSelections.get(schema) ?? new WeakMap<AnyObjectDefinition, WholeSelections>();
  wholeSelections.set(schema, known);
  const selections = known.get(object) ?? {};
  known.set(object, selections);
  const key = request.withRelations ? "withRelations" : "alone";
  selections[key] ??= makeSelection(object, schema, request);
  return selections[key];
}

/** The two selections of whole records, which most calls ask for; they hold as long as the schema does. */
interface WholeSelections {
  withRelations?: string;
  alone?: string;
}

const wholeSelections = new WeakMap<ObjectSchema, WeakMap<AnyObjectDefinition, WholeSelections>>();

function makeSelection(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  { fields, withRelations }: SelectionRequest,
): string {
  const selected = new Set(["id"]);
  for (const [field, codec] of Object.entries(object.fields)) {
    if (fields !== undefined && !fields.includes(field)) continue;
    const selection = selectionOfField(codec, schema, withRelations);
    if (selection !== undefined) selected.add(selection);
  }
  const asksForCustom = fields === undefined || fields.includes("custom");
  if (asksForCustom && object.namesEveryField !== true) {
    for (const selection of customSelections(object, schema)) selected.add(selection);
  }
  return [...selected].join(" ");
}

/** Whether the request asks for records behind relations. */
export function asksForRelations(
  object: AnyObjectDefinition,
  fields: readonly string[] | undefined,
): boolean {
  return Object.entries(object.fields).some(
    ([field, codec]) =>
      codec.selection !== undefined && (fields === undefined || fields.includes(field)),
  );
}

function selectionOfField(
  codec: AnyFieldCodec,
  schema: ObjectSchema,
  withRelations: boolean,
): string | undefined {
  const name = presentName(schema, codec.wires);
  if (name === undefined) return undefined;
  if (codec.selection !== undefined) {
    return withRelations ? `${name}${codec.selection}` : undefined;
  }
  return `${name}${selectionByType[codec.type] ?? ""}`;
}

function customSelections(object: AnyObjectDefinition, schema: ObjectSchema): string[] {
  const claimed = new Set(Object.values(object.fields).flatMap((codec) => codec.wires));
  return [...schema.fields.values()]
    .filter(
      (field) => !claimed.has(field.name) && !claimed.has(field.relation?.joinColumn ?? field.name),
    )
    .map(customSelection)
    .filter((selection) => selection !== undefined);
}

function customSelection(field: FieldSchema): string | undefined {
  if (field.relation !== undefined) return field.relation.joinColumn;
  if (field.name === "updatedBy" || field.type === "FILES") return undefined;
  const selection = selectionByType[field.type];
  return selection === undefined ? undefined : `${field.name}${selection}`;
}
