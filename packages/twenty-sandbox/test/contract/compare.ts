import { type IdBindings, isWholeUuid } from "./id-bindings.ts";

/** What comparing needs to know. */
export interface Comparison {
  readonly bindings: IdBindings;
  /** Recorded times from here on were made by the server while it was recorded. */
  readonly recordedFrom: string;
  /** Lists under these keys have no order in Twenty. */
  readonly isUnordered: (path: string) => boolean;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** The recorder wrote `<JWT>` for them. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const CURSOR_KEYS = new Set(["startCursor", "endCursor", "cursor"]);
/** Texts made from generated ids or by PostgreSQL's parser: only their presence is compared. */
const OPAQUE_KEYS = new Set(["searchVector"]);
/** Filled by a background worker after the answer; only being a list is compared. */
const WORKER_LISTS = new Set(["timelineActivities"]);
/** Sums over seeded records. */
const SEEDED_NUMBERS = /^(?:sum|avg|min|max|count|percentage)[A-Z]|^tsRank/;

/** Lists the differences between a recorded answer and the sandbox's, by path. */
export function differences(
  recorded: unknown,
  actual: unknown,
  comparison: Comparison,
  path = "",
): string[] {
  const key = path.split(".").at(-1) ?? "";
  if (Array.isArray(recorded)) return listDifferences(recorded, actual, comparison, path);
  if (typeof recorded === "object" && recorded !== null) {
    return objectDifferences(recorded, actual, comparison, path);
  }
  if (isSame(recorded, actual, comparison, key)) return [];
  return [`${path}: recorded ${shown(recorded)}, got ${shown(actual)}`];
}

function objectDifferences(
  recorded: object,
  actual: unknown,
  comparison: Comparison,
  path: string,
): string[] {
  if (typeof actual !== "object" || actual === null || Array.isArray(actual)) {
    return [`${path}: recorded an object, got ${shown(actual)}`];
  }
  const expected = Object.entries(recorded);
  const got = actual as Readonly<Record<string, unknown>>;
  const extra = Object.keys(got).filter((key) => !(key in recorded));
  return [
    ...extra.map((key) => `${path}.${key}: not recorded`),
    ...expected.flatMap(([key, value]) =>
      key in got
        ? key === "totalCount"
          ? countDifferences(recorded, value, got[key], path)
          : differences(value, got[key], comparison, `${path}.${key}`)
        : [`${path}.${key}: missing`],
    ),
  ];
}

/** A total is compared exactly where all its records are listed; otherwise it depends on the seed. */
function countDifferences(
  container: object,
  recorded: unknown,
  actual: unknown,
  path: string,
): string[] {
  const rows = listedRows(container);
  const isSeeded = typeof recorded === "number" && recorded > 0 && rows !== recorded;
  if (isSeeded && typeof actual === "number" && actual > 0 && actual >= (rows ?? 0)) return [];
  return recorded === actual
    ? []
    : [`${path}.totalCount: recorded ${shown(recorded)}, got ${shown(actual)}`];
}

function listedRows(container: object): number | undefined {
  const { edges, data } = container as Readonly<Record<string, unknown>>;
  if (Array.isArray(edges)) return edges.length;
  if (typeof data !== "object" || data === null) return undefined;
  const list: unknown = Object.values(data)[0];
  return Array.isArray(list) ? list.length : undefined;
}

function listDifferences(
  recorded: readonly unknown[],
  actual: unknown,
  comparison: Comparison,
  path: string,
): string[] {
  if (!Array.isArray(actual)) return [`${path}: recorded a list, got ${shown(actual)}`];
  const key = path.split(".").at(-1) ?? "";
  if (path.split(".").some((part) => WORKER_LISTS.has(part))) return [];
  if (key.endsWith("GroupBy")) return groupDifferences(recorded, actual, path);
  if (recorded.length !== actual.length) {
    return [`${path}: recorded ${recorded.length} items, got ${actual.length}`];
  }
  const pairs = comparison.isUnordered(path)
    ? pairById(recorded, actual, comparison.bindings)
    : recorded.map((item, index) => [item, actual[index]] as const);
  return pairs.flatMap(([item, own], index) =>
    differences(item, own, comparison, `${path}[${index}]`),
  );
}

/** Which groups exist depends on the seed; each must have the recorded shape, and every stage must be there. */
function groupDifferences(
  recorded: readonly unknown[],
  actual: readonly unknown[],
  path: string,
): string[] {
  const shape = (item: unknown): string => Object.keys(Object(item)).sort().join();
  const values = (items: readonly unknown[]): unknown[] =>
    items.map(
      (item) => (item as { groupByDimensionValues?: unknown[] }).groupByDimensionValues?.[0],
    );
  const isDate = (value: unknown): boolean =>
    value === null || (typeof value === "string" && /^\d{4}-\d\d-01$/.test(value));
  const problems = actual.filter((item) => shape(item) !== shape(recorded[0]));
  if (problems.length > 0 || actual.length === 0) return [`${path}: groups of another shape`];
  if (values(recorded).every(isDate)) {
    return values(actual).every(isDate) ? [] : [`${path}: groups that are no months`];
  }
  const sorted = (items: readonly unknown[]): string => values(items).map(String).sort().join();
  return sorted(recorded) === sorted(actual)
    ? []
    : [`${path}: recorded groups ${sorted(recorded)}, got ${sorted(actual)}`];
}

function pairById(
  recorded: readonly unknown[],
  actual: readonly unknown[],
  bindings: IdBindings,
): (readonly [unknown, unknown])[] {
  const rest = [...actual];
  const idOf = (item: unknown): string => String((item as { id?: unknown } | null)?.id);
  const known = recorded.map((item) => {
    const own = rest.findIndex((candidate) => bindings.translate(idOf(item)) === idOf(candidate));
    return own === -1 ? undefined : rest.splice(own, 1)[0];
  });
  return recorded.map((item, index) => [item, known[index] ?? rest.shift()] as const);
}

function isSame(recorded: unknown, actual: unknown, comparison: Comparison, key: string): boolean {
  const { bindings, recordedFrom } = comparison;
  if (recorded === actual) return true;
  if (typeof recorded === "number") {
    return typeof actual === "number" && SEEDED_NUMBERS.test(key);
  }
  if (typeof recorded !== "string" || typeof actual !== "string") return false;
  if (recorded === "<JWT>") return JWT.test(actual);
  if (OPAQUE_KEYS.has(key)) return (recorded === "") === (actual === "");
  if (isWholeUuid(recorded) && isWholeUuid(actual)) return bindings.matches(recorded, actual);
  if (TIME.test(recorded)) return recorded >= recordedFrom && isRecent(actual);
  if (CURSOR_KEYS.has(key)) return sameCursor(recorded, actual, comparison);
  if (key === "blocknote") return sameJson(recorded, actual, comparison);
  return normalised(bindings.translate(recorded)) === normalised(actual);
}

/** Made by the sandbox during this very test. */
function isRecent(time: string): boolean {
  const TEN_MINUTES_MS = 600_000;
  return TIME.test(time) && Math.abs(Date.now() - Date.parse(time)) < TEN_MINUTES_MS;
}

function sameCursor(recorded: string, actual: string, comparison: Comparison): boolean {
  const decode = (cursor: string): string => Buffer.from(cursor, "base64").toString("utf8");
  return sameJson(decode(recorded), decode(actual), comparison);
}

function sameJson(recorded: string, actual: string, comparison: Comparison): boolean {
  try {
    const expected: unknown = JSON.parse(comparison.bindings.translate(recorded));
    const own: unknown = JSON.parse(actual);
    return differences(expected, own, comparison).length === 0;
  } catch {
    return false;
  }
}

/** The server's address, the schema of the workspace, and which of the records of one batch came first, differ in every database. */
function normalised(text: string): string {
  return text
    .replaceAll(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, "http://server")
    .replaceAll(/workspace_\w+(?=\.)/g, "workspace_x")
    .replaceAll(/\b(mwr\w{5})-\d+\b/g, "$1-n");
}

function shown(value: unknown): string {
  const MAX_SHOWN = 160;
  return (JSON.stringify(value) ?? "nothing").slice(0, MAX_SHOWN);
}
