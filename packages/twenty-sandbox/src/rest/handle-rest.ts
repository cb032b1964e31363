import { badRequest, recordNotFound } from "../errors/errors.ts";
import type { SandboxRequest, SandboxResponse, Target } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { findById } from "../records/find-records.ts";
import type { Actor, Store } from "../records/store.ts";
import type { Right } from "../roles/access.ts";
import { restDuplicates } from "./duplicates.ts";
import { expandRecord } from "./expand-record.ts";
import { restGroupBy } from "./group-by.ts";
import { readDepth } from "./list-parameters.ts";
import { listRecords } from "./list-records.ts";
import { restMerge } from "./merge.ts";
import { restError } from "./rest-error.ts";
import { parseRestPath, type RestAddress, type RestorePath } from "./rest-path.ts";
import {
  isSoftDelete,
  restCreate,
  restCreateMany,
  restDelete,
  restDeleteMany,
  restRestore,
  restRestoreMany,
  restUpdate,
  restUpdateMany,
  type WriteRequest,
} from "./write-records.ts";

/** Answers a request for records under `/rest`. */
export function handleRest(
  store: Store,
  actor: Actor,
  request: SandboxRequest,
  { path, query }: Target,
  restorePath: RestorePath,
): SandboxResponse {
  const body = parseBody(request);
  if (!body.ok) return body.response;
  try {
    const address = parseRestPath(path, store.workspace, restorePath);
    store.meter();
    const write: WriteRequest = {
      store,
      object: address.object,
      query,
      body: body.value,
      actor,
    };
    // Node leaves the body of an answer to HEAD away by itself.
    const method = request.method === "HEAD" ? "GET" : request.method;
    return dispatch(method, address, write, path);
  } catch (error) {
    return restError(error);
  }
}

function dispatch(
  method: string,
  { object, action, id }: RestAddress,
  write: WriteRequest,
  path: string,
): SandboxResponse {
  const { store, query } = write;
  store.access.demand(object, ...rightsFor(`${method} ${action}`, query));
  switch (`${method} ${action}`) {
    case "GET records":
      return id === undefined
        ? { status: 200, body: listRecords(store, object, query) }
        : getRecord(write, id);
    case "POST records":
      return restCreate(write);
    case "POST batch":
      return restCreateMany(write);
    case "PATCH records":
    case "PUT records":
      return id === undefined ? restUpdateMany(write) : restUpdate(write, id);
    case "DELETE records":
      return id === undefined ? restDeleteMany(write) : restDelete(write, id);
    case "GET groupBy":
      return restGroupBy(write);
    case "POST duplicates":
      return restDuplicates(write);
    case "PATCH merge":
      return restMerge(write);
    case "PATCH restore":
      return id === undefined ? restRestoreMany(write) : restRestore(write, id);
    default:
      throw badRequest(
        `Query path '${path}' invalid. Valid examples: /rest/companies/id or /rest/companies or /rest/batch/companies`,
      );
  }
}

/** What a caller must be allowed to do with the object. */
function rightsFor(request: string, query: URLSearchParams): readonly Right[] {
  switch (request) {
    case "POST records":
    case "POST batch":
    case "PATCH records":
    case "PUT records":
      return ["update"];
    case "DELETE records":
      return [isSoftDelete(query) ? "softDelete" : "destroy"];
    case "PATCH restore":
      return ["softDelete"];
    case "PATCH merge":
      return ["update", "destroy"];
    default:
      return ["read"];
  }
}

function getRecord({ store, object, query }: WriteRequest, id: string): SandboxResponse {
  const depth = readDepth(query);
  const row = findById(store, object, id);
  if (row === undefined) throw recordNotFound();
  const record = expandRecord(store, object, row, depth);
  return { status: 200, body: { data: { [object.nameSingular]: record } } };
}
