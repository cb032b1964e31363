import type { Field } from "./field.ts";

/** The values of a form, by the names of its fields; what is not there was not given. */
export type Values = Readonly<Record<string, unknown>>;

/** A text that stands for a value while it is typed and cannot be read yet. */
export interface Unread {
  readonly unread: string;
  readonly problem: string;
}

/** Whether a text could not be read as the value that it should be. */
export function isUnread(value: unknown): value is Unread {
  return typeof value === "object" && value !== null && "unread" in value;
}

/** The values with one changed; undefined takes it out. */
export function withValue(values: Values, name: string, value: unknown): Values {
  const { [name]: _, ...others } = values;
  return value === undefined ? others : { ...others, [name]: value };
}

/** What is wrong, by the path of the field: `records.0.name`. */
export function problemsIn(
  fields: readonly Field[],
  values: Values,
  path = "",
): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const field of fields) {
    const value = values[field.name];
    for (const [at, problem] of problemsOf(field, value, `${path}${field.name}`))
      problems.set(at, problem);
  }
  return problems;
}

function problemsOf(
  field: Field,
  value: unknown,
  path: string,
): Iterable<readonly [string, string]> {
  if (isUnread(value)) return [[path, value.problem]];
  if (value === undefined || value === "") {
    return field.isRequired ? [[path, `${field.title} is needed`]] : [];
  }
  const { shape } = field;
  if (shape.kind === "group" && typeof value === "object" && value !== null) {
    return problemsIn(shape.fields, value as Values, `${path}.`);
  }
  if (shape.kind === "list" && Array.isArray(value)) {
    return value.flatMap((item, index) => [...problemsOf(shape.item, item, `${path}.${index}`)]);
  }
  if (shape.kind === "number" && typeof value === "number") {
    const { minimum, maximum, isInteger } = shape;
    if (minimum !== undefined && value < minimum) return [[path, `At least ${minimum}`]];
    if (maximum !== undefined && value > maximum) return [[path, `At most ${maximum}`]];
    if (isInteger && !Number.isInteger(value)) return [[path, "A whole number"]];
  }
  return [];
}

/** The values as they are sent: without empty texts, lists and groups, which say nothing. */
export function cleaned(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const kept = cleanedValue(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function cleanedValue(value: unknown): unknown {
  if (value === "") return undefined;
  if (Array.isArray(value)) {
    const items = value.map(cleanedValue).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const inner = cleaned(value as Values);
  return Object.keys(inner).length === 0 ? undefined : inner;
}
