import type { OrderTerm } from "../order/order-term.ts";
import type { ApiRecord } from "../records/record.ts";

/**
 * A cursor: base64 of the record's sort values and id. A related record's value is in it only when the
 * record was read with that relation, and the id of a relation never is: pages sorted by them lose rows.
 */
export function encodeCursor(record: ApiRecord, terms: readonly OrderTerm[]): string {
  const values: Record<string, unknown> = {};
  for (const { path, relation } of terms) {
    const [key = "id", subfield, part] = path;
    const value = record[key];
    if (subfield === undefined) {
      if (!isJoinAttribute(key, terms)) values[key] = value ?? null;
      continue;
    }
    if (typeof value !== "object" || value === null) continue;
    const inner = value as ApiRecord;
    const known = (values[key] ?? (relation ? { id: inner.id } : {})) as ApiRecord;
    values[key] = { ...known, [subfield]: picked(inner[subfield], part) };
  }
  values.id = record.id;
  return Buffer.from(JSON.stringify(values)).toString("base64");
}

function picked(value: unknown, part: string | undefined): unknown {
  if (part === undefined) return value ?? null;
  return { [part]: (value as ApiRecord | null)?.[part] ?? null };
}

function isJoinAttribute(key: string, terms: readonly OrderTerm[]): boolean {
  return terms.some((term) => term.path[0] === key && term.column.name === key && isId(term));
}

function isId({ path, column }: OrderTerm): boolean {
  return path[0] !== "id" && column.type === "UUID";
}
