import { capitalise } from "../capitalise.ts";
import { compileGraphqlFilter } from "../filters/compile-graphql.ts";
import { amongDeletedToo, idIn } from "../filters/filter-parts.ts";
import type { Json, WireRecord } from "../json.ts";
import type { RecordApi, RecordCall } from "../records/record-api.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import type { Arguments, RunRootField } from "./root-field.ts";
import { selectionOf } from "./selection.ts";

type Verb = "create" | "update" | "delete" | "restore" | "destroy";

/** What of the written records is read back. */
type ReadBack = "all" | "id" | "id deletedAt";

/** Runs `createPerson` and the like, for one record or for many. */
interface Mutations {
  readonly one: Mutate<WireRecord>;
  readonly many: Mutate<readonly WireRecord[]>;
  /** Named after the many, answered with the one that they have become. */
  readonly merge: (call: RecordCall, args: Arguments) => Promise<WireRecord>;
}

type Mutate<Result> = (
  call: RecordCall,
  verb: Verb,
  args: Arguments,
  readBack?: ReadBack,
) => Promise<Result>;

/** Writing records over GraphQL, where deleting and destroying are different verbs. */
export function createGraphqlWrites(
  run: RunRootField,
): Omit<RecordApi, "get" | "list" | "groupBy" | "duplicates"> {
  const { one, many, merge } = createMutations(run);
  return {
    create: (call, input, upsert) =>
      one(call, "create", { data: data(call, "Create", input), ...upsertArgument(upsert) }),
    createMany: (call, inputs, upsert) =>
      many(call, "create", { data: batch(call, inputs), ...upsertArgument(upsert) }),
    update: (call, id, patch) =>
      one(call, "update", { ...idArgument(id), data: data(call, "Update", patch) }),
    updateMany: (call, ids, patch) =>
      many(call, "update", { ...idsArgument(call, ids), data: data(call, "Update", patch) }),
    softDelete: (call, id) => one(call, "delete", idArgument(id), "id deletedAt"),
    softDeleteMany: (call, ids) => many(call, "delete", idsArgument(call, ids), "id deletedAt"),
    restore: (call, id) => one(call, "restore", idArgument(id)),
    restoreMany: (call, ids) => many(call, "restore", idsArgument(call, ids)),
    destroy: (call, id) => one(call, "destroy", idArgument(id), "id"),
    merge: (call, { ids, priorityIndex, dryRun }) =>
      merge(call, {
        ids: { type: "[UUID!]!", value: ids },
        conflictPriorityIndex: { type: "Int!", value: priorityIndex },
        dryRun: { type: "Boolean", value: dryRun },
      }),
    destroyMany: (call, ids) =>
      many(call, "destroy", idsArgument(call, ids, { withDeleted: true }), "id"),
  };
}

/** Relations are not read back: a refusal to read them must not look like a refused write. */
function createMutations(run: RunRootField): Mutations {
  function mutate(call: RecordCall, name: string, args: Arguments, readBack: ReadBack) {
    const { object, schema } = call;
    const selection =
      readBack === "all" ? selectionOf(object, schema, { withRelations: false }) : readBack;
    return run("write", { name, arguments: args, selection: `{${selection}}` }, call);
  }
  return {
    async one(call, verb, args, readBack = "all") {
      const name = `${verb}${capitalise(call.object.singular)}`;
      return requireWireRecord(await mutate(call, name, args, readBack), name);
    },
    async merge(call, args) {
      const name = `merge${capitalise(call.object.plural)}`;
      return requireWireRecord(await mutate(call, name, args, "all"), name);
    },
    async many(call, verb, args, readBack = "all") {
      const name = `${verb}${capitalise(call.object.plural)}`;
      return requireWireRecords(await mutate(call, name, args, readBack), name);
    },
  };
}

function data({ object }: RecordCall, form: "Create" | "Update", value: Json) {
  return { type: `${capitalise(object.singular)}${form}Input!`, value };
}

function batch({ object }: RecordCall, value: readonly Json[]) {
  return { type: `[${capitalise(object.singular)}CreateInput!]!`, value };
}

function idArgument(id: string): Arguments {
  return { id: { type: "UUID!", value: id } };
}

/** The only filter that a bulk write ever carries; an empty one would match every record. */
function idsArgument(
  { object }: RecordCall,
  ids: readonly string[],
  { withDeleted = false } = {},
): Arguments {
  const filter = withDeleted ? amongDeletedToo(idIn(ids)) : idIn(ids);
  const type = `${capitalise(object.singular)}FilterInput!`;
  return { filter: { type, value: compileGraphqlFilter(filter) } };
}

function upsertArgument(upsert: boolean): Arguments {
  return upsert ? { upsert: { type: "Boolean", value: true } } : {};
}
