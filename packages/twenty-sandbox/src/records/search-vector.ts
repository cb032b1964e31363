import type { ObjectModel } from "../metadata/model.ts";
import { tokenize } from "../search/tokenize.ts";
import type { Cell, Row } from "../storage/column-type.ts";

/** The words of a record's searchable fields with their positions, printed as PostgreSQL prints a tsvector. */
export function searchVector(object: ObjectModel, row: Row): string | null {
  const texts = object.definition.searchFields.flatMap((name) => {
    const field = object.fields.get(name);
    return (field?.columns ?? [])
      .filter((column) => column.subfield !== "blocknote")
      .map((column) => words(row[column.name] ?? null));
  });
  const positions = new Map<string, number[]>();
  tokenize(texts.filter((text) => text !== "").join(" ")).forEach((word, index) => {
    positions.set(word, [...(positions.get(word) ?? []), index + 1]);
  });
  if (positions.size === 0) return null;
  return [...positions.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, at]) => `'${word.replaceAll("'", "''")}':${at.join(",")}`)
    .join(" ");
}

function words(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return text.startsWith("[") || text.startsWith("{")
    ? text.replace(/"(?:\w+)":/g, " ").replace(/[[\]{}",]/g, " ")
    : text;
}
