const WHOLE = /^\{\{\s*([^{}]+?)\s*\}\}$/;
const WITHIN = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
 * Puts what earlier steps and the trigger gave in the place of `{{trigger.name}}` and `{{<step id>.id}}`, in texts
 * at any depth. A text that is nothing else becomes the value itself; what nobody gave is null, and nothing within a text.
 */
export function resolveVariables(
  input: unknown,
  given: Readonly<Record<string, unknown>>,
): unknown {
  if (Array.isArray(input)) return input.map((item) => resolveVariables(item, given));
  if (typeof input === "object" && input !== null) {
    const entries = Object.entries(input).map(([name, value]) => [
      name,
      resolveVariables(value, given),
    ]);
    return Object.fromEntries(entries);
  }
  if (typeof input !== "string") return input;
  const [, whole] = WHOLE.exec(input) ?? [];
  if (whole !== undefined) return lookUp(whole, given) ?? null;
  return input.replace(WITHIN, (_, path: string) => textOf(lookUp(path, given)));
}

function lookUp(path: string, given: Readonly<Record<string, unknown>>): unknown {
  let value: unknown = given;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
