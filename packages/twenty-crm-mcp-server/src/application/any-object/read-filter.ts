import { nearestName } from "service-kit";
import type { FieldSchema, Filter, FilterValue, ObjectSchema } from "twenty-client";
import { parseAmount } from "../../domain/money.ts";
import { oneLine } from "../../domain/plain-text.ts";
import { allOf, matchesWords } from "../listing/filters.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { fieldOf } from "./field-of.ts";
import { optionValue } from "./option-value.ts";
import { resolveRecord } from "./resolve-record.ts";

/** A filter as a caller writes it: `{ stage: "NEW", amount: { gte: 1000 }, or: [{ … }, { … }] }`. */
export type GivenFilter = Readonly<Record<string, unknown>>;

const COMPARISONS = [
  "eq",
  "neq",
  "gt",
  "gte",
  "lt",
  "lte",
  "contains",
  "startsWith",
  "endsWith",
] as const;
const OPERATORS = [...COMPARISONS, "in", "isNull"] as const;
const MAX_DEPTH = 5;

/**
 * The client's form of a filter. All conditions of one object must hold; an empty group is refused, since
 * to Twenty it would mean every record.
 * @throws ToolFault that names the field, and the nearest one for an unknown name.
 */
export async function readFilter(
  given: GivenFilter,
  schema: ObjectSchema,
  call: ToolCall,
  depth = 1,
): Promise<Filter> {
  if (depth > MAX_DEPTH) throw refused("filter", `nested more than ${MAX_DEPTH} deep`);
  const conditions: Filter[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (name === "and" || name === "or") {
      const groups = Array.isArray(value) ? value.filter(isObject) : [];
      if (groups.length === 0) throw refused(name, "wants a list of filters, and not an empty one");
      const members = await Promise.all(
        groups.map((group) => readFilter(group, schema, call, depth + 1)),
      );
      conditions.push(name === "and" ? { and: members } : { or: members });
    } else if (name === "not") {
      if (!isObject(value)) throw refused(name, "wants a filter");
      conditions.push({ not: await readFilter(value, schema, call, depth + 1) });
    } else {
      conditions.push(await readCondition(name, value, schema, call));
    }
  }
  const filter = allOf(conditions);
  if (filter === undefined) throw refused("filter", "is empty, which would match every record");
  return filter;
}

async function readCondition(
  name: string,
  value: unknown,
  schema: ObjectSchema,
  call: ToolCall,
): Promise<Filter> {
  const [base = name, ...parts] = name.split(".");
  const { field, isJoinColumn } = fieldOf(schema, base);
  const { relation } = field;
  if (relation !== undefined && parts.length === 0 && !isJoinColumn) {
    return relationCondition(field, value, call);
  }
  const path = [isJoinColumn ? base : field.name, ...(parts.length > 0 ? parts : mainPart(field))];
  const conditions = isObject(value)
    ? Object.entries(value)
    : [[impliedOperator(value), value] as const];
  if (conditions.length === 0) throw refused(name, "no operator is given");
  const filters = conditions.map(([operator, operand]) =>
    oneCondition({ field, path: path.join("."), operator, operand }),
  );
  return allOf(filters) ?? refusedNever(name);
}

function impliedOperator(value: unknown): string {
  if (value === null) return "isNull";
  return Array.isArray(value) ? "in" : "eq";
}

interface Condition {
  readonly field: FieldSchema;
  readonly path: string;
  readonly operator: string;
  readonly operand: unknown;
}

function oneCondition({ field, path, operator, operand }: Condition): Filter {
  if (operator === "isNull") {
    return { field: path, operator: operand === false ? "isNotNull" : "isNull" };
  }
  if (operator === "in") {
    if (field.type === "FULL_NAME" && path === field.name) return anyName(path, operand);
    if (!Array.isArray(operand) || operand.length === 0)
      throw refused(path, "in wants a list of values");
    return {
      field: path,
      operator: "in",
      value: operand.map((item) => filterValue(field, path, item)),
    };
  }
  const comparison = COMPARISONS.find((candidate) => candidate === operator);
  if (comparison === undefined) throw unknownOperator(path, operator);
  if (field.type === "FULL_NAME" && path === field.name) {
    return nameCondition(path, comparison, operand);
  }
  if (comparison === "contains" || comparison === "startsWith" || comparison === "endsWith") {
    return { field: path, operator: comparison, value: String(operand) };
  }
  return { field: path, operator: comparison, value: filterValue(field, path, operand) };
}

/** One of several whole names. */
function anyName(path: string, names: unknown): Filter {
  if (!Array.isArray(names) || names.length === 0) {
    throw refused(path, "in wants a list of values");
  }
  return { or: names.map((name) => nameCondition(path, "eq", name)) };
}

/** A whole name is its two parts: as one text Twenty cannot compare them. */
function nameCondition(path: string, comparison: string, operand: unknown): Filter {
  const name = typeof operand === "string" ? operand.trim() : "";
  if (name === "") throw refused(path, "wants a name");
  switch (comparison) {
    case "eq":
      return isNamed(path, name);
    case "neq":
      return { not: isNamed(path, name) };
    case "contains":
      return (
        matchesWords(name, [`${path}.firstName`, `${path}.lastName`], path) ?? refusedNever(path)
      );
    default:
      throw refused(
        path,
        `cannot be compared by ${comparison}: name a part, such as ${path}.lastName`,
      );
  }
}

/** The name is split between its parts at one of its spaces, or is one part alone. */
function isNamed(path: string, name: string): Filter {
  const words = name.split(/\s+/);
  const splits = Array.from(
    { length: words.length + 1 },
    (_, count): Filter => ({
      and: [
        { field: `${path}.firstName`, ...equalOrEmpty(words.slice(0, count).join(" ")) },
        { field: `${path}.lastName`, ...equalOrEmpty(words.slice(count).join(" ")) },
      ],
    }),
  );
  return { or: splits };
}

/** Twenty keeps an empty text as none. */
function equalOrEmpty(value: string) {
  return value === "" ? ({ operator: "isNull" } as const) : ({ operator: "eq", value } as const);
}

/** The part of a composite that people mean when they name none. */
function mainPart({ type }: FieldSchema): readonly string[] {
  return MAIN_PARTS[type] ?? [];
}

const MAIN_PARTS: Readonly<Record<string, readonly string[]>> = {
  CURRENCY: ["amountMicros"],
  EMAILS: ["primaryEmail"],
  LINKS: ["primaryLinkUrl"],
  PHONES: ["primaryPhoneNumber"],
  RICH_TEXT: ["markdown"],
  RICH_TEXT_V2: ["markdown"],
};

function filterValue(field: FieldSchema, path: string, given: unknown): FilterValue {
  const value = optionValue(field, given);
  if (field.type === "CURRENCY" && path.endsWith(".amountMicros")) {
    const amount = parseAmount(typeof value === "number" ? value : String(value));
    if (!amount.ok) throw refused(path, amount.reason);
    return amount.value;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  throw refused(path, "wants a text, a number or true or false");
}

/** `company: "Acme"` means the record of that name; null means none. */
async function relationCondition(
  field: FieldSchema,
  value: unknown,
  call: ToolCall,
): Promise<Filter> {
  const column = field.relation?.joinColumn;
  if (column === undefined) {
    throw refused(
      field.name,
      `leads to many records; find ${field.relation?.targetObject ?? "them"} by their side`,
    );
  }
  if (value === null) return { field: column, operator: "isNull" };
  if (isObject(value) && "isNull" in value) {
    return { field: column, operator: value.isNull === false ? "isNotNull" : "isNull" };
  }
  const references = (Array.isArray(value) ? value : [value]).map((item) => {
    if (typeof item === "string" && item.trim() !== "") return item.trim();
    throw refused(field.name, "wants the id or name of a record");
  });
  const target = field.relation?.targetObject ?? "";
  const found = await Promise.all(
    references.map((item) => resolveRecord(target, item, field.name, call)),
  );
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) throw refused(field.name, "wants the id or name of a record");
  return { field: column, operator: "in", value: ids };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownOperator(path: string, operator: string): ToolFault {
  const nearest = nearestName(operator, OPERATORS);
  return refused(
    path,
    `${oneLine(operator, 30)} is no operator; ${nearest === undefined ? `there are ${OPERATORS.join(", ")}` : `did you mean ${nearest}?`}`,
  );
}

function refused(field: string, reason: string): ToolFault {
  return new ToolFault({
    field: oneLine(field, 60),
    reason,
    wayOut: 'Write {"field": value} or {"field": {"gte": value}}.',
  });
}

function refusedNever(field: string): never {
  throw refused(field, "holds no words");
}
