import { badRequest, rawTypeError, recordNotFound } from "../errors/errors.ts";
import type { SandboxResponse } from "../http/exchange.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { createRecord, createRecords, recordInput } from "../records/create-records.ts";
import {
  destroyRecord,
  destroyRecords,
  restoreRecords,
  softDeleteRecord,
  softDeleteRecords,
} from "../records/remove-records.ts";
import type { Actor, Store } from "../records/store.ts";
import { updateRecord, updateRecords } from "../records/update-records.ts";
import type { Row } from "../storage/column-type.ts";
import { expandRecord } from "./expand-record.ts";
import { readDepth, readFilter, singleParameter } from "./list-parameters.ts";

/** What a writing request brings. */
export interface WriteRequest {
  readonly store: Store;
  readonly object: ObjectModel;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly actor: Actor;
}

/** `POST /rest/{objects}`. */
export function restCreate(request: WriteRequest): SandboxResponse {
  const { store, object, query, body, actor } = request;
  const row = createRecord(store, object, body, { actor, upsert: isUpsert(query) });
  return answer(201, `create${capitalised(object.nameSingular)}`, one(request, row));
}

/** `POST /rest/batch/{objects}`. */
export function restCreateMany(request: WriteRequest): SandboxResponse {
  const { store, object, query, body, actor } = request;
  if (!Array.isArray(body)) throw rawTypeError("args.data.forEach is not a function");
  const inputs = body.map((item: unknown) => recordInput(item));
  const rows = createRecords(store, object, inputs, { actor, upsert: isUpsert(query) });
  return answer(201, `create${capitalised(object.namePlural)}`, many(request, rows));
}

/** `PATCH /rest/{objects}/{id}`. */
export function restUpdate(request: WriteRequest, id: string): SandboxResponse {
  const { store, object, body, actor } = request;
  const row = updateRecord(store, object, id, body, actor);
  return answer(200, `update${capitalised(object.nameSingular)}`, one(request, row));
}

/** `PATCH /rest/{objects}`: without a filter it changes every record. */
export function restUpdateMany(request: WriteRequest): SandboxResponse {
  const { store, object, query, body, actor } = request;
  const rows = updateRecords(store, object, readFilter(query, object) ?? {}, body, actor);
  return answer(200, `update${capitalised(object.namePlural)}`, many(request, rows));
}

/** `DELETE /rest/{objects}/{id}`: for good, unless `soft_delete` is exactly `true`. */
export function restDelete(request: WriteRequest, id: string): SandboxResponse {
  const { store, object, query, actor } = request;
  const name = `delete${capitalised(object.nameSingular)}`;
  if (isSoftDelete(query)) {
    return answer(200, name, one(request, softDeleteRecord(store, object, id, actor)));
  }
  destroyRecord(store, object, id);
  return answer(200, name, { id });
}

/** `DELETE /rest/{objects}?filter=`. */
export function restDeleteMany(request: WriteRequest): SandboxResponse {
  const { store, object, query, actor } = request;
  const filter = readFilter(query, object);
  const isSoft = isSoftDelete(query);
  if (filter === undefined) {
    throw badRequest(
      `Filters are mandatory for bulk ${isSoft ? "delete" : "destroy"} operations. Please provide at least one filter to prevent accidental deletion of all records.`,
    );
  }
  const name = `delete${capitalised(object.namePlural)}`;
  if (isSoft) {
    return answer(200, name, many(request, softDeleteRecords(store, object, filter, actor)));
  }
  const rows = destroyRecords(store, object, filter);
  return answer(
    200,
    name,
    rows.map((row) => ({ id: row.id })),
  );
}

/** `PATCH /rest/restore/{objects}?filter=`: without a filter it restores every record. */
export function restRestoreMany(request: WriteRequest): SandboxResponse {
  const { store, object, query, actor } = request;
  const rows = restoreRecords(store, object, readFilter(query, object) ?? {}, actor);
  return answer(200, `restore${capitalised(object.namePlural)}`, many(request, rows));
}

/** `PATCH /rest/{objects}/{id}/restore` of servers after 2.21. */
export function restRestore(request: WriteRequest, id: string): SandboxResponse {
  const { store, object, actor } = request;
  const [row] = restoreRecords(store, object, { id: { eq: id } }, actor);
  if (row === undefined) throw recordNotFound();
  return answer(200, `restore${capitalised(object.nameSingular)}`, one(request, row));
}

function one({ store, object, query }: WriteRequest, row: Row): unknown {
  return expandRecord(store, object, row, readDepth(query));
}

function many(request: WriteRequest, rows: readonly Row[]): unknown {
  return rows.map((row) => one(request, row));
}

function answer(status: number, name: string, value: unknown): SandboxResponse {
  return { status, body: { data: { [name]: value } } };
}

function isUpsert(query: URLSearchParams): boolean {
  return singleParameter(query, "upsert") === "true";
}

/** Whether a DELETE can be undone: only this exact word makes it so. */
export function isSoftDelete(query: URLSearchParams): boolean {
  return singleParameter(query, "soft_delete") === "true";
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
