/** One row of a table. */
export type Row = Readonly<Record<string, unknown>>;

/** A list of rows somewhere in an answer. */
export interface FoundTable {
  /** Where it is: `records`, `deals.deals`. */
  readonly path: string;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

/** A record somewhere in an answer: its plain values. */
export interface FoundCard {
  readonly path: string;
  readonly values: Row;
}

const MAX_DEPTH = 3;

/** The tables of an answer: every list of objects, those that are nearer to the top first. */
export function tablesIn(value: unknown, path: readonly string[] = []): readonly FoundTable[] {
  if (path.length > MAX_DEPTH || !isObject(value)) return [];
  const entries = Object.entries(value);
  const own = entries.flatMap(([name, inner]) =>
    isRows(inner)
      ? [{ path: [...path, name].join("."), rows: inner, columns: columnsOf(inner) }]
      : [],
  );
  const below = entries.flatMap(([name, inner]) =>
    Array.isArray(inner) ? [] : tablesIn(inner, [...path, name]),
  );
  return [...own, ...below];
}

/** The records of an answer: every object with plain values. */
export function cardsIn(value: unknown, path: readonly string[] = []): readonly FoundCard[] {
  if (path.length > MAX_DEPTH || !isObject(value)) return [];
  const entries = Object.entries(value);
  const plain = entries.filter(
    ([, inner]) => !isObject(inner) && !isRows(inner) && !isEmptyList(inner),
  );
  const own =
    plain.length === 0 ? [] : [{ path: path.join("."), values: Object.fromEntries(plain) }];
  const below = entries.flatMap(([name, inner]) =>
    isObject(inner) ? cardsIn(inner, [...path, name]) : [],
  );
  return [...own, ...below];
}

/** The columns that any row has, in the order in which they first come, ids last; nested objects have a column a part. */
function columnsOf(rows: readonly Row[]): readonly string[] {
  const names = new Set(rows.flatMap((row) => Object.entries(row).flatMap(columnNames)));
  // An id says least to people, and the address of a record is where its row leads to.
  if (names.has("id")) names.delete("url");
  return names.delete("id") ? [...names, "id"] : [...names];
}

function columnNames([name, value]: readonly [string, unknown]): readonly string[] {
  const isFlat =
    isObject(value) &&
    Object.values(value).every((inner) => typeof inner !== "object" || inner === null);
  return isFlat && Object.keys(value).length > 0
    ? Object.keys(value).map((part) => `${name}.${part}`)
    : [name];
}

/** The value of a column in a row. */
export function cellOf(row: Row, column: string): unknown {
  if (column in row) return row[column];
  const dot = column.indexOf(".");
  const inner = row[column.slice(0, dot)];
  return isObject(inner) ? inner[column.slice(dot + 1)] : undefined;
}

function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
