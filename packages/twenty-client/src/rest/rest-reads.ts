import { TwentyError } from "../errors/twenty-error.ts";
import { amongDeletedToo, idIs } from "../filters/filter-parts.ts";
import type { ResolvedOrder } from "../filters/resolve-order.ts";
import { isWireRecord } from "../json.ts";
import type {
  GroupQuery,
  ListQuery,
  RecordApi,
  RecordCall,
  WirePage,
} from "../records/record-api.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { restData } from "./rest-answer.ts";
import { requireRestFilter } from "./rest-filter.ts";
import type { Query, SendRest } from "./send-rest.ts";

/** Reading records over REST. */
export function createRestReads(
  send: SendRest,
): Pick<RecordApi, "get" | "list" | "groupBy" | "duplicates"> {
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
    async groupBy(call, query) {
      const path = `${call.object.plural}/groupBy`;
      const { data } = await send(call, "GET", path, { query: groupParameters(query) });
      return requireWireRecords(data, path);
    },
    async duplicates(call, id) {
      const { plural, singular } = call.object;
      const content = { body: { ids: [id] }, isRead: true };
      const body = await send(call, "POST", `${plural}/duplicates`, content);
      const [found] = requireWireRecords(body.data, plural);
      const name = `${singular}Duplicates`;
      return requireWireRecords(found?.[name], name);
    },
    async get(call, id, includeDeleted) {
      const { plural, singular } = call.object;
      if (!includeDeleted) {
        const body = await send(call, "GET", `${plural}/${id}`);
        return requireWireRecord(restData(body, singular), singular);
      }
      // The path of one record never shows a soft-deleted one: only a filter on `deletedAt` does.
      const page = await list(call, { filter: amongDeletedToo(idIs(id)), order: [], limit: 1 });
      const [record] = page.records;
      if (record === undefined) throw new TwentyError("not_found", "Record not found");
      return record;
    },
  };
}

function groupParameters({ dimensions, aggregates, filter, order, limit }: GroupQuery): Query {
  return {
    group_by: JSON.stringify(dimensions),
    aggregate: JSON.stringify(aggregates),
    limit: String(limit),
    ...(filter === undefined ? {} : { filter: requireRestFilter(filter) }),
    ...(order.length === 0 ? {} : { order_by: JSON.stringify(order) }),
  };
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
