import { invalidArguments } from "../errors/errors.ts";
import type { FieldType } from "../metadata/field-type.ts";
import type { ObjectModel } from "../metadata/model.ts";

/** Reads the value of one condition, by the type of its field. */
export function filterOperand(
  value: string,
  comparator: string,
  path: readonly string[],
  object: ObjectModel,
): unknown {
  const type = fieldType(path, object);
  if (comparator === "in" || comparator === "containsAny") {
    if (!value.startsWith("[") || !value.endsWith("]")) {
      throw invalidArguments(
        `'filter' invalid for '${comparator}' operator. Received '${value}' but array value expected eg: 'field[${comparator}]:[value_1,value_2]'`,
        "INVALID_ARGS_FILTER",
      );
    }
    // Split at every comma, quoted or not: values that hold one cannot be listed.
    return value
      .slice(1, -1)
      .split(",")
      .map((item) => scalar(item, type));
  }
  return comparator === "is" ? value : scalar(value, type);
}

function scalar(text: string, type: FieldType | undefined): unknown {
  const value = unquoted(text);
  if (type === "NUMBER" || type === "POSITION") return Number.parseFloat(value);
  if (type === "BOOLEAN") return value.toLowerCase() === "true";
  return value;
}

function unquoted(text: string): string {
  return text.length > 1 && /^(["'])[\s\S]*\1$/.test(text) ? text.slice(1, -1) : text;
}

function fieldType([key = "", subfield]: readonly string[], object: ObjectModel) {
  const field = object.fields.get(key);
  const column = field?.columns.find(
    (candidate) => candidate.subfield === undefined || candidate.subfield === subfield,
  );
  return field?.relation === undefined ? column?.type : undefined;
}
