import { invalidArguments, queryRefused } from "../errors/errors.ts";
import type { FilterNode } from "../filters/filter-node.ts";
import { filterCell } from "../filters/filter-value.ts";
import type { OrderTerm } from "../order/order-term.ts";

type CursorValues = Readonly<Record<string, unknown>>;

/**
 * The filter that a cursor stands for. Like Twenty's, it compares with `>`, `<` and `=` alone, so rows whose
 * sort value is null are never found behind a cursor.
 */
export function cursorFilter(
  cursor: string,
  terms: readonly OrderTerm[],
  backwards: boolean,
): FilterNode {
  const steps = cursorSteps(decode(cursor), terms);
  const nodes = steps.map((step, index): FilterNode => {
    const equals = steps.slice(0, index).map((earlier) => compare(earlier, "eq"));
    const ascending = step.term.direction.startsWith("Asc") !== backwards;
    return { kind: "and", nodes: [...equals, compare(step, ascending ? "gt" : "lt")] };
  });
  return { kind: "or", nodes };
}

interface CursorStep {
  readonly term: OrderTerm;
  readonly value: unknown;
}

function decode(cursor: string): CursorValues {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (typeof values === "object" && values !== null) return values as CursorValues;
  } catch {
    // Falls through to the same refusal: no JSON object, no cursor.
  }
  throw invalidArguments(`Invalid cursor: ${cursor}`, "INVALID_CURSOR");
}

function cursorSteps(values: CursorValues, terms: readonly OrderTerm[]): CursorStep[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const matching = terms.filter((term) => term.path[0] === key);
    if (matching.length === 0) throw queryRefused("Invalid cursor", "INVALID_CURSOR");
    return matching.map((term) => ({ term, value: valueAt(value, term.path.slice(1)) }));
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function compare({ term, value }: CursorStep, operator: "eq" | "gt" | "lt"): FilterNode {
  const { column, relation, path } = term;
  const cell = filterCell(value, column, path.join("."), relation?.target ?? "");
  const condition: FilterNode = { kind: "condition", column, operator, value: cell };
  return relation === undefined ? condition : { kind: "relation", relation, node: condition };
}
