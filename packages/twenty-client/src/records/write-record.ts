import { TwentyError } from "../errors/twenty-error.ts";
import { isWireRecord, type Json, type WireInput } from "../json.ts";
import { hasField, type ObjectSchema, presentName } from "../schema/object-schema.ts";
import type { AnyFieldCodec, AnyObjectDefinition } from "./object-definition.ts";
import { requireRecordId } from "./record-id.ts";
import { refusedField } from "./refused-field.ts";

/** An input as callers write it, seen without its type. */
export type AnyInput = Readonly<Record<string, unknown>>;

// Twenty lets a write change these; no caller of a client means to.
const ownedByTwenty = new Set([
  "id",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "createdBy",
  "updatedBy",
  "position",
  "searchVector",
]);

/**
 * What a write says, in Twenty's form: the named fields and parts, and nothing else.
 * @throws TwentyError `invalid_input` for a field that does not exist or a value that cannot be right.
 */
export function writeRecord(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  input: AnyInput,
): WireInput {
  const wire: WireInput = {};
  for (const [field, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (field === "custom" && object.namesEveryField !== true)
      writeCustom(object, schema, value, wire);
    else writeField(object, schema, field, value, wire);
  }
  return wire;
}

/** What a create says: its own id may be chosen, so that its caller can look for it later. */
export function writeNewRecord(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  { id, ...input }: AnyInput,
): WireInput {
  const wire = writeRecord(object, schema, input);
  return id === undefined ? wire : { id: requireRecordId(id), ...wire };
}

function writeField(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  field: string,
  value: unknown,
  wire: WireInput,
): void {
  const codec = Object.hasOwn(object.fields, field) ? object.fields[field] : undefined;
  if (codec?.write === undefined) {
    throw refusedField(object, schema, field);
  }
  const name = presentName(schema, codec.wires);
  if (name === undefined && schema.isComplete) {
    throw new TwentyError("invalid_input", `The workspace has no field ${field}`, {
      field,
      wayOut: "Leave it out: this version of Twenty does not have it.",
    });
  }
  assign(wire, name ?? codec.wires[0], codec, codec.write(value as never, field));
}

/** Parts of one composite meet in it. */
function assign(wire: WireInput, name: string, codec: AnyFieldCodec, value: Json): void {
  if (codec.part === undefined) {
    wire[name] = value;
    return;
  }
  const present = wire[name];
  wire[name] = { ...(isWireRecord(present) ? (present as WireInput) : {}), [codec.part]: value };
}

function writeCustom(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  custom: unknown,
  wire: WireInput,
): void {
  if (!isWireRecord(custom)) throw refusedCustom("custom", "is not an object of fields");
  const claimed = new Set(Object.values(object.fields).flatMap((codec) => codec.wires));
  for (const [name, value] of Object.entries(custom)) {
    if (ownedByTwenty.has(name)) throw refusedCustom(name, "belongs to Twenty");
    if (claimed.has(name)) throw refusedCustom(name, "has a name of its own outside of `custom`");
    if (schema.isComplete && !hasField(schema, name)) {
      throw refusedCustom(name, "does not exist in this workspace");
    }
    wire[name] = value as Json;
  }
}

function refusedCustom(field: string, why: string): TwentyError {
  return new TwentyError("invalid_input", `The custom field "${field}" ${why}`, { field });
}
