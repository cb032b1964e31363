import {
  decodeOffsetCursor,
  encodeOffsetCursor,
  invalidCursor,
  orderKey,
} from "../cursor/offset-cursor.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { ResolvedOrder } from "../filters/resolve-order.ts";
import type { PagePosition, WirePage } from "./record-api.ts";
import type { PageInfo } from "./record-collection.ts";

const defaultLimit = 60;
const maxLimit = 200;

/** Where a caller wants the page to lie. */
export interface PageRequest {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/**
 * Translates cursors for a list whose order Twenty's own cursors follow safely, or for one that is
 * counted from its start because they would lose records.
 * @throws TwentyError `invalid_input` for a limit or cursor that cannot be right.
 */
export function pagePosition(
  { limit = defaultLimit, after, before }: PageRequest,
  order: readonly ResolvedOrder[],
  cursorSafe: boolean,
): PagePosition {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new TwentyError("invalid_input", `The limit is ${limit}`, {
      field: "limit",
      wayOut: `Ask for 1 to ${maxLimit} records, and for more on further pages.`,
    });
  }
  if (after !== undefined && before !== undefined) {
    throw new TwentyError("invalid_input", "Both after and before are given", {
      field: "after",
      wayOut: "Give one of them.",
    });
  }
  if (cursorSafe) {
    for (const cursor of [after, before]) {
      if (cursor !== undefined && decodeOffsetCursor(cursor) !== undefined) {
        throw invalidCursor("that of another order");
      }
    }
    return {
      limit,
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    };
  }
  return offsetPosition(limit, after, before, orderKey(order));
}

/** Says where the page lies; Twenty's own flags are wrong on pages that are read backwards. */
export function pageInfoOf(
  page: WirePage,
  position: PagePosition,
  order: readonly ResolvedOrder[],
): PageInfo {
  const { offset } = position;
  const isEmpty = page.records.length === 0;
  if (offset !== undefined) {
    const key = orderKey(order);
    const end = offset + page.records.length;
    return {
      startCursor: isEmpty ? null : encodeOffsetCursor({ offset, order: key }),
      endCursor: isEmpty ? null : encodeOffsetCursor({ offset: end - 1, order: key }),
      hasNextPage: !isEmpty && end < page.totalCount,
      hasPreviousPage: offset > 0,
    };
  }
  return {
    startCursor: page.startCursor,
    endCursor: page.endCursor,
    hasNextPage: position.before === undefined ? page.hasNextPage : true,
    hasPreviousPage: position.after === undefined ? page.hasPreviousPage : true,
  };
}

function offsetPosition(
  limit: number,
  after: string | undefined,
  before: string | undefined,
  key: string,
): PagePosition {
  if (after !== undefined) return { limit, offset: requireOffset(after, key) + 1 };
  if (before === undefined) return { limit, offset: 0 };
  const end = requireOffset(before, key);
  if (end === 0) {
    throw new TwentyError("invalid_input", "No record lies before the first one", {
      field: "before",
      wayOut: "Leave the cursor out to read the first page.",
    });
  }
  const offset = Math.max(0, end - limit);
  return { limit: end - offset, offset };
}

function requireOffset(cursor: string, key: string): number {
  const decoded = decodeOffsetCursor(cursor);
  if (decoded === undefined || decoded.order !== key) throw invalidCursor("that of another order");
  return decoded.offset;
}
