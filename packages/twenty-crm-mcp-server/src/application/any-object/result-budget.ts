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

/** A row of a list, its long texts cut with a word on how to read them whole. */
export function withShortTexts<Row extends object>(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, shortened(value)]),
  ) as Row;
}

/** A record that is read alone may be long; past the budget its texts are cut too. */
export function withinBudget<Row extends object>(row: Row): Row {
  const bytes = Buffer.byteLength(JSON.stringify(row));
  return bytes <= MAX_TOKENS * BYTES_PER_TOKEN ? row : withShortTexts(row);
}

function shortened(value: unknown): unknown {
  if (typeof value !== "string" || value.length <= MAX_TEXT) return value;
  const rest = value.length - MAX_TEXT;
  return `${value.slice(0, MAX_TEXT)}… (${rest} more characters; get-record with this field alone shows more)`;
}
