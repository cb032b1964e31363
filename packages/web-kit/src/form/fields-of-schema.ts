import { type Field, optionsOf, type Shape, titleOf } from "./field.ts";
import type { JsonSchema } from "./json-schema.ts";

/** Texts of more than a line. */
const LONG = new Set(["body", "content", "text", "base64", "summary", "description", "notes"]);
/** Texts whose name says that they are a day: `closesBefore`, `dueAt`, `from`. */
const DAY = /(?:^|[a-z])(?:After|Before|From|Until)$|^(?:before|after|from|until|dueAt)$/;

/** All choices there are: `AEROSPACE/FOOD/OPTICS`. */
const CHOICES = /^[A-Z][A-Z\d_]*(?:\/[A-Z][A-Z\d_]*)+$/;

/** The fields of an object's schema, in its order. */
export function fieldsOfSchema(schema: JsonSchema): readonly Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name)),
  );
}

/** One field of a form, by what its schema says alone. */
export function fieldOf(name: string, schema: JsonSchema, isRequired: boolean): Field {
  const branches = schema.anyOf ?? schema.oneOf ?? [];
  const isErasable = branches.some(({ type }) => type === "null");
  const rest = branches.filter(({ type }) => type !== "null");
  const { anyOf: _, oneOf: __, ...said } = schema;
  const shape = shapeOf(name, branches.length === 0 ? schema : narrowed(said, rest));
  const title = schema.title ?? titleOf(name);
  return {
    name,
    title,
    // A description that only lists the choices says nothing beside them.
    ...(schema.description !== undefined &&
      !CHOICES.test(schema.description) &&
      !isExample(shape, schema.description) && { description: schema.description }),
    isRequired,
    isErasable,
    ...(schema.default !== undefined && { initial: schema.default }),
    shape,
  };
}

/** Whether a description is but the example that stands in the field. */
function isExample(shape: Shape, description: string): boolean {
  return (
    (shape.kind === "text" || shape.kind === "json") &&
    shape.example !== undefined &&
    description.replace("e.g. ", "") === shape.example
  );
}

/** A choice between types: texts take all that people type; constants are a choice. */
function narrowed(said: JsonSchema, branches: readonly JsonSchema[]): JsonSchema {
  const constants = branches.flatMap((branch) => (branch.const === undefined ? [] : [branch]));
  if (constants.length > 0 && constants.length === branches.length) {
    return {
      ...said,
      type: "string",
      enum: constants.map((branch) => branch.const),
      enumNames: constants.map((branch) => branch.title ?? String(branch.const)),
    };
  }
  const text = branches.find(({ type }) => type === "string");
  return { ...said, ...(text ?? branches[0]) };
}

function shapeOf(name: string, schema: JsonSchema): Shape {
  if (schema.enum !== undefined) {
    const options = optionsOf(schema.enum).map((option, index) => ({
      ...option,
      label: schema.enumNames?.[index] ?? option.label,
    }));
    return { kind: "choice", options, isOpen: false };
  }
  switch (schema.type) {
    case "boolean":
      return { kind: "boolean" };
    case "number":
    case "integer":
      return {
        kind: "number",
        isInteger: schema.type === "integer",
        ...(schema.minimum !== undefined && { minimum: schema.minimum }),
        ...(schema.maximum !== undefined && { maximum: schema.maximum }),
      };
    case "array":
      return listShape(name, schema);
    case "object":
      return Object.keys(schema.properties ?? {}).length > 0
        ? { kind: "group", fields: fieldsOfSchema(schema) }
        : { kind: "json", isList: false, ...exampleOf(schema.description) };
    case "string":
      return textShape(name, schema);
    // biome-ignore lint/complexity/noUselessSwitchCase: the type checker wants every case named.
    case undefined:
    default:
      return { kind: "json", isList: false, ...exampleOf(schema.description) };
  }
}

function textShape(name: string, { description = "", format }: JsonSchema): Shape {
  const choices = choicesIn(description);
  if (choices !== undefined) return { kind: "choice", ...choices };
  if (format === "date" || description.includes("YYYY-MM-DD"))
    return { kind: "date", hasTime: false };
  if (format === "date-time") return { kind: "date", hasTime: true };
  if (DAY.test(name) && !description.includes("next"))
    return { kind: "date", hasTime: name === "dueAt" };
  if (format === "email" || name === "email") return { kind: "text", input: "email" };
  if (format === "uri") return { kind: "text", input: "url" };
  if (name === "phone") return { kind: "text", input: "tel", ...exampleOf(description) };
  return { kind: "text", ...(LONG.has(name) && { isLong: true }), ...exampleOf(description) };
}

function listShape(name: string, { items = {}, description = "" }: JsonSchema): Shape {
  if (items.enum !== undefined)
    return { kind: "choices", options: optionsOf(items.enum), isOpen: false };
  if (items.anyOf?.every((branch) => branch.const !== undefined)) {
    const options = items.anyOf.map((branch) => ({
      value: String(branch.const),
      label: branch.title ?? String(branch.const),
    }));
    return { kind: "choices", options, isOpen: false };
  }
  if (items.type === "string") {
    return { kind: "choices", ...(choicesIn(description) ?? { options: [], isOpen: true }) };
  }
  if (items.type === "object" && items.properties !== undefined) {
    return { kind: "list", item: fieldOf(name, items, true) };
  }
  return { kind: "json", isList: true };
}

/** `AEROSPACE/FOOD/OPTICS` are all there are; `createdAt, name; - descends` are those that are likely. */
function choicesIn(
  description: string,
): { readonly options: ReturnType<typeof optionsOf>; readonly isOpen: boolean } | undefined {
  if (CHOICES.test(description)) {
    return { options: optionsOf(description.split("/")), isOpen: false };
  }
  const [, names = "", order] = /^(\w+(?:, \w+)+)(; - descends)?$/.exec(description) ?? [];
  if (names === "") return undefined;
  const values = names.split(", ");
  return {
    options: optionsOf(
      order === undefined ? values : values.flatMap((value) => [value, `-${value}`]),
    ),
    isOpen: true,
  };
}

function exampleOf(description: string | undefined): { readonly example?: string } {
  const example =
    /^e\.g\. (.+)$/.exec(description ?? "")?.[1] ?? /^(\{.+\})/.exec(description ?? "")?.[1];
  return example === undefined ? {} : { example };
}
