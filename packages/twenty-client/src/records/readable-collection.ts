import { amongDeletedToo } from "../filters/filter-parts.ts";
import { resolveFilter } from "../filters/resolve-filter.ts";
import { isCursorSafe, resolveOrder } from "../filters/resolve-order.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";
import type { OperationRunner } from "./operation-runner.ts";
import { pageInfoOf, pagePosition } from "./page-position.ts";
import { readRecord } from "./read-record.ts";
import type { ListQuery, RecordCall } from "./record-api.ts";
import type { GetOptions, ListOptions, Page, ReadableCollection } from "./record-collection.ts";
import { requireRecordId } from "./record-id.ts";
import { requireKnownFields } from "./require-known-fields.ts";

/** The reading half of a collection. */
export function createReadableCollection<
  Item extends { readonly id: string },
  FilterField extends string,
>(object: AnyObjectDefinition, run: OperationRunner): ReadableCollection<Item, FilterField> {
  return {
    async get<Field extends keyof Item & string>(id: string, options: GetOptions<Field> = {}) {
      const recordId = requireRecordId(id);
      requireKnownFields(object, options.fields);
      const wire = await run("read", options, (api, call) =>
        api.get(call, recordId, options.includeDeleted ?? false),
      );
      return readRecord(object, wire, options.fields) as Pick<Item, Field | "id">;
    },
    async list<Field extends keyof Item & string>(
      options: ListOptions<Field, FilterField> = {},
    ): Promise<Page<Pick<Item, Field | "id">>> {
      requireKnownFields(object, options.fields);
      return run("read", options, async (api, call) => {
        const query = listQuery(call, options);
        const page = await api.list(call, query);
        return {
          records: page.records.map(
            (wire) => readRecord(object, wire, options.fields) as Pick<Item, Field | "id">,
          ),
          totalCount: page.totalCount,
          pageInfo: pageInfoOf(page, query, query.order),
        };
      });
    },
  };
}

function listQuery(
  { object, schema }: RecordCall,
  options: ListOptions<string, string>,
): ListQuery {
  const asked = options.filter && resolveFilter(options.filter, object, schema);
  const order = resolveOrder(options.orderBy ?? [], object, schema);
  return {
    ...pagePosition(options, order, isCursorSafe(order, schema)),
    filter: options.includeDeleted ? amongDeletedToo(asked) : asked,
    order,
  };
}
