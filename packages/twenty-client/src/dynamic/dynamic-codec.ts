import { readActor } from "../composites/actor.ts";
import { readFiles } from "../composites/files.ts";
import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { isWireRecord, type Json } from "../json.ts";
import type { AnyFieldCodec } from "../records/object-definition.ts";
import { jsonSafe } from "../records/read-record.ts";
import { requireRecordId } from "../records/record-id.ts";
import type { FieldSchema } from "../schema/object-schema.ts";
import { requireOption } from "../schema/require-option.ts";
import { compositeCodecs } from "./composite-codecs.ts";
import { requireFile } from "./require-composite.ts";
import {
  requireBoolean,
  requireDay,
  requireDecimal,
  requireJson,
  requireList,
  requireNumber,
  requireText,
  requireTime,
} from "./require-value.ts";

type Check = (value: unknown, field: string) => Json;

/** How a field without a relation travels; undefined for a type that is neither read nor written. */
export function dynamicCodec(field: FieldSchema): AnyFieldCodec | undefined {
  const codec = compositeCodecs[field.type] ?? plainCodec(field);
  return codec && { wires: [field.name], type: field.type, ...codec };
}

/** The id behind a relation to one record. */
export function joinColumnCodec(joinColumn: string): AnyFieldCodec {
  return { wires: [joinColumn], type: "UUID", read: textOrNull, write: orNull(requireRecordId) };
}

function plainCodec({
  type,
  options = [],
}: FieldSchema): Omit<AnyFieldCodec, "wires" | "type"> | undefined {
  const option: Check = (value, field) => requireOption(requireText(value, field), field, options);
  switch (type) {
    case "TEXT":
      return { read: textOrNull, write: orNull(requireText) };
    case "UUID":
      return { read: textOrNull, write: orNull(requireRecordId) };
    case "NUMBER":
      return { read: numberOrNull, write: orNull(requireNumber) };
    case "NUMERIC":
      return { read: decimalOrNull, write: orNull(requireDecimal) };
    case "BOOLEAN":
      return { read: booleanOrNull, write: orNull(requireBoolean) };
    case "DATE":
      return { read: textOrNull, write: orNull(requireDay) };
    case "DATE_TIME":
      return { read: textOrNull, write: orNull(requireTime) };
    case "SELECT":
    case "RATING":
      return { read: textOrNull, write: orNull(option) };
    case "MULTI_SELECT":
      return { read: texts, write: orNull(listOf(option)) };
    case "ARRAY":
      return { read: texts, write: orNull(listOf(requireText)) };
    case "RAW_JSON":
      return { read: (value) => jsonSafe(value ?? null), write: requireJson };
    case "RICH_TEXT":
    case "RICH_TEXT_V2":
      return {
        part: "markdown",
        read: (value) => (isWireRecord(value) ? textOrEmpty(value.markdown) : ""),
        write: (value: unknown, field) => (value === null ? "" : requireText(value, field)),
      };
    case "ACTOR":
      return { read: readActor };
    case "FILES":
      return { read: readFiles, write: orNull(listOf(requireFile)) };
    default:
      return undefined;
  }
}

function orNull(check: Check): Check {
  return (value, field) => (value === null ? null : check(value, field));
}

function listOf(check: Check): Check {
  return (value, field) => requireList(value, field, check);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function decimalOrNull(value: unknown): string | null {
  return typeof value === "number" ? String(value) : textOrNull(value);
}

function booleanOrNull(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
