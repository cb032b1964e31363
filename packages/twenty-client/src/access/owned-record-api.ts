import { TwentyError } from "../errors/twenty-error.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";
import type { WireInput } from "../json.ts";
import type { RecordApi, RecordCall } from "../records/record-api.ts";

/** Objects whose records belong to another record, and tell what is in it. */
const OWNED: ReadonlySet<string> = new Set(["attachment"]);

/**
 * Keeps from callers the records that belong to one of an object which they may not see: an attachment of a
 * hidden company is as hidden as the company, though attachments of others are not.
 */
export function ownedRecordApi(
  api: RecordApi,
  hiddenColumns: (singular: string) => readonly string[],
): RecordApi {
  const columnsOf = ({ object }: RecordCall): readonly string[] =>
    OWNED.has(object.singular) ? hiddenColumns(object.singular) : [];
  const within = (call: RecordCall, filter: ResolvedFilter | undefined) => {
    const unowned = columnsOf(call).map((column) => condition(column, "isNull"));
    if (unowned.length === 0) return filter;
    return allOf([...(filter === undefined ? [] : [filter]), ...unowned]);
  };
  async function demand(call: RecordCall, ids: readonly string[]): Promise<void> {
    const columns = columnsOf(call);
    if (columns.length === 0 || ids.length === 0) return;
    const owned = columns.map((column) => condition(column, "isNotNull"));
    const anyState = [condition("deletedAt", "isNull"), condition("deletedAt", "isNotNull")];
    const filter = allOf([withIds(ids), anyOf(anyState), anyOf(owned)]);
    const query = { filter, order: [], limit: 1 };
    const { records } = await api.list({ ...call, fields: ["id"] }, query);
    if (records.length > 0) throw new TwentyError("not_found", "Record not found");
  }
  async function after<Result>(
    call: RecordCall,
    ids: readonly string[],
    work: () => Promise<Result>,
  ): Promise<Result> {
    await demand(call, ids);
    return work();
  }
  const revived = (inputs: readonly WireInput[], upsert: boolean): readonly string[] =>
    upsert ? inputs.flatMap(({ id }) => (typeof id === "string" ? [id] : [])) : [];
  return {
    create: (call, input, upsert) =>
      after(call, revived([input], upsert), () => api.create(call, input, upsert)),
    createMany: (call, inputs, upsert) =>
      after(call, revived(inputs, upsert), () => api.createMany(call, inputs, upsert)),
    get: (call, id, includeDeleted) => after(call, [id], () => api.get(call, id, includeDeleted)),
    list: (call, query) => api.list(call, { ...query, filter: within(call, query.filter) }),
    groupBy: (call, query) => api.groupBy(call, { ...query, filter: within(call, query.filter) }),
    update: (call, id, patch) => after(call, [id], () => api.update(call, id, patch)),
    updateMany: (call, ids, patch) => after(call, ids, () => api.updateMany(call, ids, patch)),
    softDelete: (call, id) => after(call, [id], () => api.softDelete(call, id)),
    softDeleteMany: (call, ids) => after(call, ids, () => api.softDeleteMany(call, ids)),
    restore: (call, id) => after(call, [id], () => api.restore(call, id)),
    restoreMany: (call, ids) => after(call, ids, () => api.restoreMany(call, ids)),
    destroy: (call, id) => after(call, [id], () => api.destroy(call, id)),
    destroyMany: (call, ids) => after(call, ids, () => api.destroyMany(call, ids)),
    duplicates: (call, id) => after(call, [id], () => api.duplicates(call, id)),
    merge: (call, merge) => after(call, merge.ids, () => api.merge(call, merge)),
  };
}

function condition(column: string, operator: "isNull" | "isNotNull"): ResolvedFilter {
  return { kind: "condition", condition: { path: [column], operator } };
}

function withIds(ids: readonly string[]): ResolvedFilter {
  const values = ids.map((text) => ({ form: "text", text }) as const);
  return { kind: "condition", condition: { path: ["id"], operator: "in", values } };
}

function allOf(filters: readonly ResolvedFilter[]): ResolvedFilter {
  return { kind: "and", filters };
}

function anyOf(filters: readonly ResolvedFilter[]): ResolvedFilter {
  return { kind: "or", filters };
}
