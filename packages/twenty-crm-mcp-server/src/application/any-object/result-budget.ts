/** The most that one result may cost a model, in tokens; a token is at least three bytes of JSON or so. */
const MAX_TOKENS = 8_000;
const BYTES_PER_TOKEN = 3;
const MAX_TEXT = 2_000;

/** How many of these rows one result can hold; at least one. */
export function rowsWithinBudget(rows: readonly object[]): number {
  let bytes = 0;
  const index = rows.findIndex((row) => {
    bytes += Buffer.byteLength(JSON.stringify(row));
    return bytes > MAX_TOKENS * BYTES_PER_TOKEN;
  });
  return index === -1 ? rows.length : Math.max(1, index);
}

/** A row of a list, its long texts cut with a word on how to read on. */
export function withShortTexts<Row extends object>(row: Row): Row {
  return mapped(row, (value, name) => textFrom(value, name, 0, MAX_TEXT));
}

/** From which character on the texts of a record are read, by field. */
export type TextOffsets = ReadonlyMap<string, number>;

/** A record that is read alone may be long; past the budget its long texts share what there is. */
export function withinBudget<Row extends object>(row: Row, offsets: TextOffsets = new Map()): Row {
  const rest = mapped(row, (value, name) => textFrom(value, name, offsets.get(name) ?? 0));
  const over = Buffer.byteLength(JSON.stringify(rest)) - MAX_TOKENS * BYTES_PER_TOKEN;
  if (over <= 0) return rest;
  const long = Object.values(rest).filter(isLongText);
  const share = Math.max(MAX_TEXT, Math.floor(MAX_CHARACTERS / Math.max(1, long.length)));
  return mapped(row, (value, name) => textFrom(value, name, offsets.get(name) ?? 0, share));
}

/** Of one text; half the budget's bytes, since letters of many scripts have two or three. */
export const MAX_CHARACTERS = (MAX_TOKENS * BYTES_PER_TOKEN) / 2;

function mapped<Row extends object>(row: Row, map: (value: unknown, name: string) => unknown): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, map(value, name)]),
  ) as Row;
}

function isLongText(value: unknown): value is string {
  return typeof value === "string" && value.length > MAX_TEXT;
}

function textFrom(
  value: unknown,
  name: string,
  from: number,
  most = Number.MAX_SAFE_INTEGER,
): unknown {
  if (typeof value !== "string") return value;
  const text = value.slice(from);
  if (text.length <= most) return text;
  const next = from + most;
  return `${text.slice(0, most)}… (${value.length - next} more characters: get-record with fields ["${name}:${next}"])`;
}
