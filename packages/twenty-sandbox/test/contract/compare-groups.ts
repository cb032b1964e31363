import type { Exchange } from "./recording.ts";

interface Group extends Readonly<Record<string, unknown>> {
  readonly groupByDimensionValues?: readonly unknown[];
}

const COUNT = /^(?:totalCount|count[A-Z])/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** So many groups come unless more or fewer are asked for. */
const DEFAULT_GROUPS = 50;

/** Whether an exchange answers with groups as REST lists them. */
export function isRestGroups({ request, response }: Exchange): boolean {
  return request.path.includes("/groupBy") && response.status === 200;
}

/**
 * Compares groups and their counts; of sums, averages and dates only the form, because they come from seeded deals.
 * Without `order_by` PostgreSQL gives groups in no order, and with a limit any of them.
 */
export function groupDifferences(
  { request }: Exchange,
  recorded: readonly Group[],
  actual: unknown,
): string[] {
  if (!Array.isArray(actual)) return ["no list of groups"];
  const groups = actual as readonly Group[];
  const query = new URLSearchParams(request.path.split("?")[1]);
  const limit = Number(query.get("limit") ?? DEFAULT_GROUPS);
  const shapes = [...new Set([...recorded, ...groups].map(shapeOf))];
  if (shapes.length > 1) return [`groups of other shapes: ${shapes.join(" and ")}`];
  if (groups.length >= limit) return recorded.length <= groups.length ? [] : ["too few groups"];
  const isOrdered = query.has("order_by");
  const [expected, own] = [recorded, groups].map((list) => {
    const texts = list.map(countsOf);
    return isOrdered ? texts : texts.sort();
  });
  return JSON.stringify(expected) === JSON.stringify(own)
    ? []
    : [`recorded ${String(expected)}, got ${String(own)}`];
}

/** The names of a group's parts, with the form of each. */
function shapeOf(group: Group): string {
  const parts = Object.entries(group).map(([key, value]) => {
    const isText = typeof value === "string" && !key.startsWith("group");
    const form = isText ? (NUMBER.test(value) ? "number" : "text") : typeof value;
    return `${key}:${form}${Array.isArray(value) ? value.length : ""}`;
  });
  return parts.sort().join(" ");
}

function countsOf(group: Group): string {
  const counts = Object.entries(group).filter(([key]) => COUNT.test(key));
  return JSON.stringify([group.groupByDimensionValues, Object.fromEntries(counts.sort(byName))]);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
