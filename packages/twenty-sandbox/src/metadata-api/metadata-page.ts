/** Which part of a list is asked for. */
export interface PagingInput {
  readonly first?: number;
  readonly after?: string;
}

/** Cursors count positions, as those of the library behind Twenty's metadata API do. */
export function pageOf<T>(items: readonly T[], page: PagingInput | undefined) {
  const DEFAULT_FIRST = 10;
  const start = page?.after === undefined ? 0 : positionOf(page.after) + 1;
  const end = start + (page?.first ?? DEFAULT_FIRST);
  const edges = items
    .slice(start, end)
    .map((node, index) => ({ node, cursor: cursorAt(start + index) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? "",
      endCursor: edges.at(-1)?.cursor ?? "",
    },
  };
}

function cursorAt(position: number): string {
  return Buffer.from(`arrayconnection:${position}`).toString("base64");
}

function positionOf(cursor: string): number {
  const [, position = "-1"] = Buffer.from(cursor, "base64").toString("utf8").split(":");
  return Number(position);
}
