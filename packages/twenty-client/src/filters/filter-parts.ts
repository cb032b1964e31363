import type { ResolvedFilter } from "./resolved-filter.ts";

/** The records with these ids; `resolveFilter` and `requireRecordIds` have seen to it that there are some. */
export function idIn(ids: readonly string[]): ResolvedFilter {
  return {
    kind: "condition",
    condition: {
      path: ["id"],
      operator: "in",
      values: ids.map((id) => ({ form: "literal", literal: id })),
    },
  };
}

/** The record with this id. */
export function idIs(id: string): ResolvedFilter {
  return {
    kind: "condition",
    condition: { path: ["id"], operator: "eq", value: { form: "literal", literal: id } },
  };
}

/** True for every record; naming `deletedAt` at all is what makes Twenty look among soft-deleted ones. */
const deletedOrNot: ResolvedFilter = {
  kind: "or",
  filters: [
    { kind: "condition", condition: { path: ["deletedAt"], operator: "isNull" } },
    { kind: "condition", condition: { path: ["deletedAt"], operator: "isNotNull" } },
  ],
};

/** The same filter, with soft-deleted records among those it looks at. */
export function amongDeletedToo(filter: ResolvedFilter | undefined): ResolvedFilter {
  return filter === undefined ? deletedOrNot : { kind: "and", filters: [filter, deletedOrNot] };
}
