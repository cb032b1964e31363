/** Answers by the names that a task gave them. */
export type Kept = Readonly<Record<string, unknown>>;

/** The value with each `{{name.path}}` replaced, in keys too; a string of one placeholder becomes the kept value itself. */
export function fillIn(value: unknown, kept: Kept): unknown {
  if (typeof value === "string") return fillText(value, kept);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, kept));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [String(fillText(key, kept)), fillIn(item, kept)]),
  );
}

function fillText(text: string, kept: Kept): unknown {
  const whole = /^\{\{([\w.-]+)\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return valueAt(whole, kept);
  return text.replaceAll(/\{\{([\w.-]+)\}\}/g, (_, path: string) => String(valueAt(path, kept)));
}

function valueAt(path: string, kept: Kept): unknown {
  let value: unknown = kept;
  for (const step of path.split(".")) {
    const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
    value = parts.find(([key]) => key === step)?.[1];
  }
  if (value === undefined) throw new Error(`nothing was kept at ${path}`);
  return value;
}
