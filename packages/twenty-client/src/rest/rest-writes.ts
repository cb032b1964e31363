import { capitalise } from "../capitalise.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { amongDeletedToo, idIn } from "../filters/filter-parts.ts";
import type { WireRecord } from "../json.ts";
import type { RecordApi, RecordCall } from "../records/record-api.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { restData } from "./rest-answer.ts";
import { requireRestFilter } from "./rest-filter.ts";
import { restore } from "./restore.ts";
import type { Query, SendRest } from "./send-rest.ts";

type Deletions = "softDelete" | "softDeleteMany" | "destroy" | "destroyMany";

/** Writing records over REST. */
export function createRestWrites(
  send: SendRest,
): Omit<RecordApi, "get" | "list" | "groupBy" | "duplicates"> {
  return {
    ...createCreations(send),
    ...createUpdates(send),
    ...createDeletions(send),
    async merge(call, { ids, priorityIndex, dryRun }) {
      const body = { ids, conflictPriorityIndex: priorityIndex, dryRun };
      const answer = await send(call, "PATCH", `${call.object.plural}/merge`, { body });
      const name = `merge${capitalise(call.object.singular)}`;
      return requireWireRecord(restData(answer, name), name);
    },
  };
}

function createCreations(send: SendRest): Pick<RecordApi, "create" | "createMany"> {
  return {
    create(call, input, upsert) {
      const content = { body: input, query: upsertQuery(upsert) };
      return one(call, "create", send(call, "POST", call.object.plural, content));
    },
    createMany(call, inputs, upsert) {
      const content = { body: inputs, query: upsertQuery(upsert) };
      return many(call, "create", send(call, "POST", `batch/${call.object.plural}`, content));
    },
  };
}

function createUpdates(
  send: SendRest,
): Pick<RecordApi, "update" | "updateMany" | "restore" | "restoreMany"> {
  return {
    update: (call, id, patch) =>
      one(call, "update", send(call, "PATCH", pathOf(call, id), { body: patch })),
    async updateMany(call, ids, patch) {
      const content = { body: patch, query: idsQuery(ids) };
      return many(call, "update", send(call, "PATCH", call.object.plural, content));
    },
    async restore(call, id) {
      const [record] = await restore(send, call, [id]);
      if (record === undefined) throw new TwentyError("not_found", "Record not found");
      return record;
    },
    restoreMany: (call, ids) => restore(send, call, ids),
  };
}

/** Exactly this makes a DELETE soft: without it, or with `1` for `true`, the record is gone for good. */
const softDeletion: Query = { soft_delete: "true" };

function createDeletions(send: SendRest): Pick<RecordApi, Deletions> {
  return {
    softDelete: (call, id) =>
      one(call, "delete", send(call, "DELETE", pathOf(call, id), { query: softDeletion })),
    async softDeleteMany(call, ids) {
      const query = { ...idsQuery(ids), ...softDeletion };
      return many(call, "delete", send(call, "DELETE", call.object.plural, { query }));
    },
    destroy: (call, id) => one(call, "delete", send(call, "DELETE", pathOf(call, id))),
    async destroyMany(call, ids) {
      const query = { filter: requireRestFilter(amongDeletedToo(idIn(ids))) };
      return many(call, "delete", send(call, "DELETE", call.object.plural, { query }));
    },
  };
}

type Verb = "create" | "update" | "delete";

async function one(
  { object }: RecordCall,
  verb: Verb,
  answer: Promise<WireRecord>,
): Promise<WireRecord> {
  const name = `${verb}${capitalise(object.singular)}`;
  return requireWireRecord(restData(await answer, name), name);
}

async function many(
  { object }: RecordCall,
  verb: Verb,
  answer: Promise<WireRecord>,
): Promise<readonly WireRecord[]> {
  const name = `${verb}${capitalise(object.plural)}`;
  return requireWireRecords(restData(await answer, name), name);
}

function pathOf({ object }: RecordCall, id: string): string {
  return `${object.plural}/${id}`;
}

/** The only filter that a bulk write ever carries; without one a PATCH would change every record. */
function idsQuery(ids: readonly string[]): Query {
  return { filter: requireRestFilter(idIn(ids)) };
}

function upsertQuery(upsert: boolean): Query {
  return upsert ? { upsert: "true" } : {};
}
