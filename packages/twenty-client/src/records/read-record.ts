import type { WireRecord } from "../json.ts";
import type { AnyFieldCodec, AnyObjectDefinition } from "./object-definition.ts";

/** Twenty's own bookkeeping, which is nobody's custom field. */
const bookkeeping = new Set(["position", "searchVector", "updatedBy"]);

/** A record as Twenty sends it, in the form of its type; only the named fields when there are any. */
export function readRecord(
  object: AnyObjectDefinition,
  wire: WireRecord,
  fields?: readonly string[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [field, codec] of Object.entries(object.fields)) {
    if (field !== "id" && fields !== undefined && !fields.includes(field)) continue;
    const value = codec.read(wireValue(wire, codec));
    // Undefined is what the API did not tell: the field is then absent, as its type says.
    if (value !== undefined) record[field] = value;
  }
  const asksForCustom = fields === undefined || fields.includes("custom");
  if (asksForCustom && object.namesEveryField !== true) {
    record.custom = readCustom(object, wire);
  }
  return record;
}

function wireValue(wire: WireRecord, codec: AnyFieldCodec): unknown {
  const name = codec.wires.find((candidate) => wire[candidate] !== undefined);
  return name === undefined ? undefined : wire[name];
}

function readCustom(object: AnyObjectDefinition, wire: WireRecord): Record<string, unknown> {
  const claimed = new Set(Object.values(object.fields).flatMap((codec) => codec.wires));
  return Object.fromEntries(
    Object.entries(wire)
      .filter(([name]) => !claimed.has(name) && !bookkeeping.has(name))
      .map(([name, value]) => [name, jsonSafe(value)]),
  );
}

/** Exact amounts arrive as bigint, which JSON cannot carry on: outside of money they become text. */
export function jsonSafe(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(jsonSafe);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, jsonSafe(part)]));
}
