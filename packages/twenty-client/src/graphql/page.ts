import { isWireRecord } from "../json.ts";
import type { PagePosition, WirePage } from "../records/record-api.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";

/** The selection of a page around that of its records. */
export function pageSelection(recordSelection: string): string {
  return `{totalCount edges{node{${recordSelection}}} pageInfo{startCursor endCursor hasNextPage hasPreviousPage}}`;
}

/** Reads a connection of Twenty's as a page. */
export function readPage(connection: unknown, what: string): WirePage {
  const wire = requireWireRecord(connection, what);
  const pageInfo = isWireRecord(wire.pageInfo) ? wire.pageInfo : {};
  const records = requireWireRecords(wire.edges, what).map((edge) =>
    requireWireRecord(edge.node, what),
  );
  return {
    records,
    totalCount: Number(wire.totalCount ?? records.length),
    startCursor: cursorOrNull(pageInfo.startCursor),
    endCursor: cursorOrNull(pageInfo.endCursor),
    hasNextPage: pageInfo.hasNextPage === true,
    hasPreviousPage: pageInfo.hasPreviousPage === true,
  };
}

/** A variable of a GraphQL document: its type and value. */
export interface Variable {
  readonly type: string;
  readonly value: string | number;
}

/** `last` without `before` would return the first records, so that both always go together. */
export function pageVariables({
  limit,
  after,
  before,
  offset,
}: PagePosition): Record<string, Variable> {
  return {
    ...(before === undefined
      ? { first: { type: "Int", value: limit } }
      : { last: { type: "Int", value: limit }, before: { type: "String", value: before } }),
    ...(after === undefined ? {} : { after: { type: "String", value: after } }),
    ...(offset === undefined || offset === 0 ? {} : { offset: { type: "Int", value: offset } }),
  };
}

function cursorOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
