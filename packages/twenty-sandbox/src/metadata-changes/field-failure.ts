import { compileField } from "../metadata/compile-field.ts";
import type { FieldDefinition } from "../metadata/definitions.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { everyField } from "./find-metadata.ts";
import type { MetadataFailure } from "./metadata-refusal.ts";

/** Types whose fields Twenty makes itself. */
const MADE_BY_TWENTY: ReadonlySet<string> = new Set(["POSITION", "TS_VECTOR"]);
const WITH_OPTIONS: ReadonlySet<string> = new Set(["SELECT", "MULTI_SELECT"]);
const SNAKE_CASE = /^[A-Z0-9]+(_[A-Z0-9]+)*$/;

/** What is wrong with the type or the options of a field. */
export function typeFailure(
  type: string,
  options: unknown,
  defaultValue: unknown,
): MetadataFailure | undefined {
  if (MADE_BY_TWENTY.has(type)) {
    const message = `Unsupported field metadata type ${type}`;
    return {
      code: "UNCOVERED_FIELD_METADATA_TYPE_VALIDATION",
      message,
      userFriendlyMessage: message,
      value: type,
    };
  }
  const problem = WITH_OPTIONS.has(type) ? optionsProblem(options, defaultValue) : undefined;
  return problem === undefined ? undefined : invalidField(problem);
}

/** A field whose columns another field has; SQLite tells no `jobTitle` from a `jobtitle`. */
export function columnFailure(
  object: ObjectModel,
  definition: FieldDefinition,
): MetadataFailure | undefined {
  const taken = new Set(
    everyField(object).flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())),
  );
  const { columns } = compileField(object.nameSingular, definition);
  if (!columns.some(({ name }) => taken.has(name.toLowerCase()))) return undefined;
  const message = `Name "${definition.name}" is not available as it is already used by another field`;
  return {
    code: "NOT_AVAILABLE",
    message,
    userFriendlyMessage: message,
    value: definition.name,
  };
}

/** A field that is not made as it must be. */
export function invalidField(message: string): MetadataFailure {
  return { code: "INVALID_FIELD_INPUT", message, userFriendlyMessage: message };
}

function optionsProblem(options: unknown, defaultValue: unknown): string | undefined {
  if (!Array.isArray(options) || options.length === 0)
    return "Options are required for enum fields";
  const values: unknown[] = options.map((option: unknown) => Object(option).value);
  for (const [index, value] of values.entries()) {
    if (typeof value !== "string" || value === "") {
      return "Option value must be a string of at least one character";
    }
    if (!SNAKE_CASE.test(value)) {
      return `Value must be in UPPER_CASE and follow snake_case "${value}"`;
    }
    const { label } = Object(options[index]);
    if (typeof label !== "string" || label.trim() === "") return "Option label is required";
  }
  if (new Set(values).size !== values.length) return "Duplicated option value";
  const quoted = new Set(values.map((value) => `'${String(value)}'`));
  const defaults: unknown[] = [defaultValue ?? []].flat();
  const stray = defaults.find((value) => typeof value !== "string" || !quoted.has(value));
  return stray === undefined
    ? undefined
    : `Default value ${JSON.stringify(stray)} must be one of the option values`;
}
