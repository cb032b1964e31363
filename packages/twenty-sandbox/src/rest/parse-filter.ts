import { invalidArguments } from "../errors/errors.ts";
import type { TwentyError } from "../errors/twenty-error.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { filterOperand } from "./filter-operand.ts";

const COMPARATORS = [
  "eq",
  "neq",
  "in",
  "containsAny",
  "is",
  "gt",
  "gte",
  "lt",
  "lte",
  "startsWith",
  "endsWith",
  "like",
  "ilike",
];

// The dot matches no newline, here and below: a value with a line break is refused, as in Twenty.
const CONJUNCTION = /^(or|and|not)\((.+)\)$/;
const CONDITION = /^(.+?)\[(.+?)\]:(.+)$/;

/** Reads REST's filter text, `and(name[eq]:"Ada",or(…))`, into the form GraphQL uses. */
export function parseFilter(text: string, object: ObjectModel): FilterInput {
  checkBrackets(text);
  const whole = /^(?:or|and|not)\(/.test(text) ? text : `and(${text})`;
  return parseNode(whole, object);
}

function parseNode(text: string, object: ObjectModel): FilterInput {
  const [, conjunction, content] = CONJUNCTION.exec(text) ?? [];
  if (conjunction === undefined || content === undefined) return parseCondition(text, object);
  const nodes = splitConditions(content).map((part) => parseNode(part, object));
  if (conjunction !== "not") return { [conjunction]: nodes };
  if (nodes.length > 1) {
    throw refused(
      "'filter' invalid. 'not' conjunction should contain only 1 condition. eg: not(field[eq]:1)",
    );
  }
  return { not: nodes[0] ?? {} };
}

/**
 * Splits at commas outside parentheses, brackets and quotes. Each kind of quote is counted for itself, so a
 * value with an apostrophe swallows the conditions that follow it, whatever it is quoted with.
 */
function splitConditions(content: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inSingle = false;
  let inDouble = false;
  let current = "";
  for (const character of content) {
    if (character === "(" || character === "[") depth += 1;
    if (character === ")" || character === "]") depth -= 1;
    if (character === "'") inSingle = !inSingle;
    if (character === '"') inDouble = !inDouble;
    if (character === "," && depth === 0 && !inSingle && !inDouble) {
      parts.push(current);
      current = "";
    } else current += character;
  }
  return [...parts, current];
}

function parseCondition(text: string, object: ObjectModel): FilterInput {
  const [, fields, comparator, value] = CONDITION.exec(text) ?? [];
  if (fields === undefined || comparator === undefined || value === undefined) {
    throw refused(`'filter' invalid for '${text}'. eg: price[gte]:10`);
  }
  if (!COMPARATORS.includes(comparator)) {
    throw refused(
      `'filter' invalid for '${text}', comparator ${comparator} not in ${COMPARATORS.join(", ")}`,
    );
  }
  const path = fields.split(".");
  const operand = filterOperand(value, comparator, path, object);
  return path.reduceRight<FilterInput>((inner, key) => ({ [key]: inner }), {
    [comparator]: operand,
  });
}

function checkBrackets(text: string): void {
  const count = (bracket: string): number => text.split(bracket).length - 1;
  const missing = count("(") - count(")");
  if (missing === 0) return;
  const kind = missing > 0 ? "close" : "open";
  const amount = Math.abs(missing);
  const are = amount === 1 ? "bracket is" : "brackets are";
  throw refused(`'filter' invalid. ${amount} ${kind} ${are} missing in the query`);
}

function refused(message: string): TwentyError {
  return invalidArguments(message, "INVALID_ARGS_FILTER");
}
