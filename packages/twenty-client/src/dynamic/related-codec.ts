import { fullNameText, readFullName } from "../composites/full-name.ts";
import { textOrEmpty } from "../composites/text.ts";
import { selectionByType } from "../graphql/selection.ts";
import { isWireRecord, type WireRecord } from "../json.ts";
import type { AnyFieldCodec } from "../records/object-definition.ts";
import type { RelatedRecord } from "../records/record.ts";
import type { FieldSchema, ObjectSchema } from "../schema/object-schema.ts";

/** The record behind a relation, known by its label; absent where the API does not tell. */
export function relatedCodec(field: FieldSchema, target: ObjectSchema | undefined): AnyFieldCodec {
  const label = target?.fields.get(target.labelField);
  const parts = label === undefined ? undefined : selectionByType[label.type];
  const selected = label === undefined || parts === undefined ? "" : ` ${label.name}${parts}`;
  return {
    wires: [field.name],
    type: field.type,
    selection: selected === " id" ? "{id}" : `{id${selected}}`,
    read: (value) => (value === undefined ? undefined : readRelated(value, label)),
  };
}

function readRelated(value: unknown, label: FieldSchema | undefined): RelatedRecord | null {
  if (!isWireRecord(value) || typeof value.id !== "string") return null;
  const name = label === undefined ? "" : labelText(value[label.name]);
  return { id: value.id, name };
}

/** A label may be of any type; what of a composite stands for the whole is its name or primary part. */
function labelText(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (!isWireRecord(value)) return textOrEmpty(value);
  return primaryPart(value) ?? fullNameText(readFullName(value));
}

function primaryPart(value: WireRecord): string | undefined {
  const part = [value.primaryEmail, value.primaryLinkUrl, value.primaryPhoneNumber].find(
    (candidate) => typeof candidate === "string",
  );
  return typeof part === "string" ? part : undefined;
}
