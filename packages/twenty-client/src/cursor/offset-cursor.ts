import { TwentyError } from "../errors/twenty-error.ts";
import type { ResolvedOrder } from "../filters/resolve-order.ts";
import { isWireRecord } from "../json.ts";

/** A place in a list that is counted from its start, where Twenty's own cursors would lose records. */
export interface OffsetCursor {
  /** How many records lie before the one that the cursor names. */
  readonly offset: number;
  readonly order: string;
}

const prefix = "offset.";
// GraphQL's Int ends at 2^31 - 1.
const largestOffset = 2_000_000_000;

/** The order that an offset belongs to, as a text. */
export function orderKey(order: readonly ResolvedOrder[]): string {
  return order.map(({ path, direction }) => `${path.join(".")}:${direction}`).join(",");
}

/** Opaque to callers, like Twenty's own cursors. */
export function encodeOffsetCursor({ offset, order }: OffsetCursor): string {
  return `${prefix}${Buffer.from(JSON.stringify([offset, order])).toString("base64url")}`;
}

/**
 * Undefined for a cursor of Twenty's own.
 * @throws TwentyError `invalid_input` for a damaged one.
 */
export function decodeOffsetCursor(cursor: string): OffsetCursor | undefined {
  if (!cursor.startsWith(prefix)) return undefined;
  const [offset, order] = parse(cursor.slice(prefix.length));
  if (!Number.isSafeInteger(offset) || typeof order !== "string") throw invalidCursor("damaged");
  const count = Number(offset);
  if (count < 0 || count > largestOffset) throw invalidCursor("damaged");
  return { offset: count, order };
}

/** What a cursor that does not belong to the list is refused with. */
export function invalidCursor(what: string): TwentyError {
  return new TwentyError("invalid_input", `The cursor is ${what}`, {
    field: "after",
    wayOut: "Start again without a cursor, and keep the same order on every page.",
  });
}

function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return Array.isArray(value) && !isWireRecord(value) ? value : [];
  } catch {
    return [];
  }
}
