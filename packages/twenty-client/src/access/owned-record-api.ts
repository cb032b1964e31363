import { TwentyError } from "../errors/twenty-error.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";
import type { WireInput } from "../json.ts";
import type { RecordApi, RecordCall } from "../records/record-api.ts";
import { type HiddenOwners, LINKED_OBJECT } from "./hidden-owners.ts";
import { HISTORY } from "./visible-history.ts";

/** Objects whose records belong to another record, and tell that it is there or what is in it. */
const OWNED: ReadonlySet<string> = new Set(["attachment", "noteTarget", "taskTarget", HISTORY]);
/**
 * Keeps from callers the records that belong to one of an object which they may not see: an attachment of a
 * hidden company is as hidden as the company, though attachments of others are not.
 */
export function ownedRecordApi(
  api: RecordApi,
  hidden: (singular: string) => HiddenOwners,
): RecordApi {
  /** What says of a record that it is hidden, each with its contrary: `not` alone leaves out what is empty. */
  function marksOf({ object: { singular } }: RecordCall): readonly Mark[] {
    if (!OWNED.has(singular)) return [];
    const { columns, objectIds } = hidden(singular);
    const owned = columns.map((column) => ({
      yes: condition(column, "isNotNull"),
      no: condition(column, "isNull"),
    }));
    return objectIds.length > 0 ? [...owned, linkedWith(objectIds)] : owned;
  }
  const within = (call: RecordCall, filter: ResolvedFilter | undefined) => {
    const unowned = marksOf(call).map(({ no }) => no);
    if (unowned.length === 0) return filter;
    return allOf([...(filter === undefined ? [] : [filter]), ...unowned]);
  };
  async function demand(call: RecordCall, ids: readonly string[]): Promise<void> {
    const owned = marksOf(call).map(({ yes }) => yes);
    if (owned.length === 0 || ids.length === 0) return;
    const anyState = [condition("deletedAt", "isNull"), condition("deletedAt", "isNotNull")];
    const filter = allOf([withIds("id", ids), anyOf(anyState), anyOf(owned)]);
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

interface Mark {
  readonly yes: ResolvedFilter;
  readonly no: ResolvedFilter;
}

/** The timeline of a visible record also tells of hidden ones that were linked with it. */
function linkedWith(objectIds: readonly string[]): Mark {
  const yes = withIds(LINKED_OBJECT, objectIds);
  return { yes, no: anyOf([condition(LINKED_OBJECT, "isNull"), { kind: "not", filter: yes }]) };
}

function condition(column: string, operator: "isNull" | "isNotNull"): ResolvedFilter {
  return { kind: "condition", condition: { path: [column], operator } };
}

function withIds(column: string, ids: readonly string[]): ResolvedFilter {
  const values = ids.map((text) => ({ form: "text", text }) as const);
  return { kind: "condition", condition: { path: [column], operator: "in", values } };
}

function allOf(filters: readonly ResolvedFilter[]): ResolvedFilter {
  return { kind: "and", filters };
}

function anyOf(filters: readonly ResolvedFilter[]): ResolvedFilter {
  return { kind: "or", filters };
}
