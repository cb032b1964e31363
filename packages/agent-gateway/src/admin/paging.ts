import { GatewayError } from "../errors/gateway-error.ts";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/**
 * A page of what is sorted by its key. A cursor holds the key of the last thing that was shown, so that what comes and
 * goes meanwhile shifts nothing: whatever stays is shown exactly once.
 * @throws {GatewayError} 400 when the cursor is none.
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  {
    limit,
    cursor,
    descending = false,
  }: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly descending?: boolean;
  },
): Page<T> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const isNext = (key: string): boolean =>
    after === undefined || (descending ? key < after : key > after);
  const keyed = all
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1) * (descending ? -1 : 1))
    .filter(({ key }) => isNext(key));
  const shown = keyed.slice(0, limit);
  const last = keyed.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ item }) => item),
    total: all.length,
    ...(last === undefined ? {} : { nextCursor: writeCursor(last.key) }),
  };
}

const MARK = "k:";

function writeCursor(key: string): string {
  return Buffer.from(MARK + key, "utf8").toString("base64url");
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (text.startsWith(MARK)) return text.slice(MARK.length);
  throw new GatewayError("invalid_request", "cursor: is none that the gateway gave", [
    { field: "cursor", problem: "is none that the gateway gave" },
  ]);
}
