import { capitalise } from "../capitalise.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { amongDeletedToo, idIn, idIs } from "../filters/filter-parts.ts";
import type { ResolvedOrder } from "../filters/resolve-order.ts";
import { isWireRecord, type Json, type WireRecord } from "../json.ts";
import type { ListQuery, RecordApi, RecordCall, WirePage } from "../records/record-api.ts";
import type { HttpRequest } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { readRestAnswer, restData } from "./rest-answer.ts";
import { requireRestFilter } from "./rest-filter.ts";
import { restore } from "./restore.ts";

type Query = Readonly<Record<string, string>>;

/** Records over REST, always at depth 0: deeper answers are slow and silently cut at 60 children. */
export function createRestRecordApi(transport: Transport): RecordApi {
  function send(
    call: RecordCall,
    method: HttpRequest["method"],
    path: string,
    { query = {}, body }: { query?: Query; body?: Json } = {},
  ): Promise<WireRecord> {
    const parameters = new URLSearchParams(query).toString();
    return transport.send(
      {
        method,
        path: `/rest/${path}${parameters === "" ? "" : `?${parameters}`}`,
        ...(body === undefined ? {} : { body }),
        kind: method === "GET" ? "read" : "write",
        signal: call.signal,
      },
      readRestAnswer,
    );
  }

  async function one(name: string, answer: Promise<WireRecord>): Promise<WireRecord> {
    return requireWireRecord(restData(await answer, name), name);
  }

  async function many(name: string, answer: Promise<WireRecord>): Promise<readonly WireRecord[]> {
    return requireWireRecords(restData(await answer, name), name);
  }

  async function list(call: RecordCall, query: ListQuery): Promise<WirePage> {
    const { plural } = call.object;
    const body = await send(call, "GET", plural, { query: listParameters(query) });
    const pageInfo = isWireRecord(body.pageInfo) ? body.pageInfo : {};
    const records = requireWireRecords(restData(body, plural), plural);
    return {
      records,
      totalCount: Number(body.totalCount ?? records.length),
      startCursor: typeof pageInfo.startCursor === "string" ? pageInfo.startCursor : null,
      endCursor: typeof pageInfo.endCursor === "string" ? pageInfo.endCursor : null,
      hasNextPage: pageInfo.hasNextPage === true,
      hasPreviousPage: pageInfo.hasPreviousPage === true,
    };
  }

  return {
    list,
    async get(call, id, includeDeleted) {
      const { plural, singular } = call.object;
      if (!includeDeleted) return one(singular, send(call, "GET", `${plural}/${id}`));
      // The path of one record never shows a soft-deleted one: only a filter on `deletedAt` does.
      const page = await list(call, { filter: amongDeletedToo(idIs(id)), order: [], limit: 1 });
      const [record] = page.records;
      if (record === undefined) throw new TwentyError("not_found", "Record not found");
      return record;
    },
    create: (call, input, upsert) =>
      one(
        `create${capitalise(call.object.singular)}`,
        send(call, "POST", call.object.plural, { body: input, query: upsertQuery(upsert) }),
      ),
    createMany: (call, inputs, upsert) =>
      many(
        `create${capitalise(call.object.plural)}`,
        send(call, "POST", `batch/${call.object.plural}`, {
          body: inputs,
          query: upsertQuery(upsert),
        }),
      ),
    update: (call, id, patch) =>
      one(
        `update${capitalise(call.object.singular)}`,
        send(call, "PATCH", `${call.object.plural}/${id}`, { body: patch }),
      ),
    updateMany: (call, ids, patch) =>
      many(
        `update${capitalise(call.object.plural)}`,
        send(call, "PATCH", call.object.plural, { body: patch, query: idsQuery(ids) }),
      ),
    softDelete: (call, id) =>
      one(
        `delete${capitalise(call.object.singular)}`,
        send(call, "DELETE", `${call.object.plural}/${id}`, { query: softDeletion }),
      ),
    softDeleteMany: (call, ids) =>
      many(
        `delete${capitalise(call.object.plural)}`,
        send(call, "DELETE", call.object.plural, { query: { ...idsQuery(ids), ...softDeletion } }),
      ),
    restore: async (call, id) => {
      const [record] = await restore((path, query) => send(call, "PATCH", path, { query }), call, [
        id,
      ]);
      if (record === undefined) throw new TwentyError("not_found", "Record not found");
      return record;
    },
    restoreMany: (call, ids) =>
      restore((path, query) => send(call, "PATCH", path, { query }), call, ids),
    destroy: (call, id) =>
      one(
        `delete${capitalise(call.object.singular)}`,
        send(call, "DELETE", `${call.object.plural}/${id}`),
      ),
    destroyMany: (call, ids) =>
      many(
        `delete${capitalise(call.object.plural)}`,
        send(call, "DELETE", call.object.plural, { query: destructionQuery(ids) }),
      ),
  };
}

/** Exactly this makes a DELETE soft: without it, or with `1` for `true`, the record is gone for good. */
const softDeletion: Query = { soft_delete: "true" };

/** The only filter that a bulk write ever carries; without one a PATCH would change every record. */
function idsQuery(ids: readonly string[]): Query {
  return { filter: requireRestFilter(idIn(ids)) };
}

/** Destroys soft-deleted records too, as the same call over GraphQL and for one record does. */
function destructionQuery(ids: readonly string[]): Query {
  return { filter: requireRestFilter(amongDeletedToo(idIn(ids))) };
}

function upsertQuery(upsert: boolean): Query {
  return upsert ? { upsert: "true" } : {};
}

function listParameters({ filter, order, limit, after, before, offset = 0 }: ListQuery): Query {
  if (offset > 0) {
    throw new TwentyError(
      "unsupported",
      "REST cannot continue a list sorted by a field that may be empty without losing records",
      {
        field: "orderBy",
        wayOut: "Sort by createdAt, updatedAt, position or id, or use the API mode `auto`.",
      },
    );
  }
  return {
    limit: String(limit),
    ...(filter === undefined ? {} : { filter: requireRestFilter(filter) }),
    ...(order.length === 0 ? {} : { order_by: order.map(orderParameter).join(",") }),
    ...(after === undefined ? {} : { starting_after: after }),
    ...(before === undefined ? {} : { ending_before: before }),
  };
}

function orderParameter({ path, direction }: ResolvedOrder): string {
  return `${path.join(".")}[${direction}]`;
}
