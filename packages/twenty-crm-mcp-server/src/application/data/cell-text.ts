/** What separates the values of one cell. */
const SEPARATOR = "; ";

/** A value as the text of one cell, from which `listOf` and JSON give it back. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return listText(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function listText(values: readonly unknown[]): string {
  const texts = values.map(String);
  const isPlain = texts.every((text) => !/[;\n]/.test(text) && text.trim() === text && text !== "");
  return isPlain && !texts[0]?.startsWith("[") ? texts.join(SEPARATOR) : JSON.stringify(values);
}

/** The values of one cell: separated by semicolons or lines, or a JSON list. */
export function listOf(cell: string): readonly unknown[] {
  if (cell.trimStart().startsWith("[")) {
    try {
      const values: unknown = JSON.parse(cell);
      if (Array.isArray(values)) return values;
    } catch {
      // It only begins like JSON.
    }
  }
  return cell
    .split(/[;\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}
