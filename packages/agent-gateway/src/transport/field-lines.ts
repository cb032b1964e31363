/**
 * The field lines of a message (RFC 9110 §5.2) in the order they came: name, value, name, value, … with names in
 * lower case. A field that came on several lines stands here several times.
 */
export type FieldLines = readonly string[];

/** The value of a field; several lines of it are joined as RFC 9110 §5.3 says. `name` is in lower case. */
export function fieldValue(fields: FieldLines, name: string): string | undefined {
  let value: string | undefined;
  for (let i = 0; i < fields.length; i += 2) {
    if (fields[i] === name)
      value = value === undefined ? fields[i + 1] : `${value}, ${fields[i + 1]}`;
  }
  return value;
}

/** Fields as lines; those without a value are left out. */
export function fieldLines(
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): string[] {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") lines.push(name, value);
    else for (const one of value ?? []) lines.push(name, one);
  }
  return lines;
}

/** The fields, and of the others those whose name is not among them. */
export function withDefaults(fields: FieldLines, others: FieldLines): string[] {
  const lines = [...fields];
  for (const [name, value] of pairs(others)) {
    if (fieldValue(fields, name) === undefined) lines.push(name, value);
  }
  return lines;
}

/** Line by line. */
export function* pairs(fields: FieldLines): Generator<[name: string, value: string]> {
  for (let i = 0; i + 1 < fields.length; i += 2) yield [fields[i] ?? "", fields[i + 1] ?? ""];
}
