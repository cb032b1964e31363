import { badRequest } from "../errors/errors.ts";
import type { SandboxRequest, SandboxResponse, Target } from "../http/exchange.ts";
import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import {
  everyField,
  listedFields,
  listedObjects,
  type OwnedField,
} from "../metadata-changes/find-metadata.ts";
import { isUuid } from "../records/fields/uuid.ts";
import type { Store } from "../records/store.ts";
import { singleParameter } from "../rest/list-parameters.ts";
import { restError } from "../rest/rest-error.ts";
import { changeMetadata } from "./change-metadata.ts";
import { describeField, describeObject } from "./describe-field.ts";
import { withoutNulls } from "./without-nulls.ts";

const DEFAULT_LIMIT = 1_000;

/** Answers requests under `/rest/metadata`. */
export function handleMetadataRest(
  store: Store,
  request: SandboxRequest,
  { path, query }: Target,
): SandboxResponse {
  const [, , , resource = "", id] = path.split("/");
  if (resource !== "objects" && resource !== "fields") {
    return restError(badRequest(`'${resource}' is not a valid UUID`));
  }
  if (id !== undefined && !isUuid(id)) {
    const message = "Validation failed (uuid is expected)";
    return { status: 400, body: { message, error: "Bad Request", statusCode: 400 } };
  }
  if (request.method !== "GET") return changeMetadata(store, request, resource, id);
  const { workspace } = store;
  const items = resource === "objects" ? allObjects(workspace) : allFields(workspace);
  if (id === undefined) return listing(resource, items, query);
  const item = items.find((candidate) => candidate.id === id.toLowerCase());
  const [singular, label] = resource === "objects" ? ["object", "Object"] : ["field", "Field"];
  if (item !== undefined) return { status: 200, body: { data: { [singular]: item } } };
  return {
    status: 404,
    body: {
      statusCode: 404,
      error: "Error",
      messages: [`${label} metadata not found`],
      code: `${label.toUpperCase()}_METADATA_NOT_FOUND`,
    },
  };
}

interface Item extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

function listing(
  resource: string,
  items: readonly Item[],
  query: URLSearchParams,
): SandboxResponse {
  const limit = Number(singleParameter(query, "limit") ?? DEFAULT_LIMIT);
  const after = singleParameter(query, "starting_after");
  const start = after === undefined ? 0 : items.findIndex((item) => item.id === after) + 1;
  const page = items.slice(start, start + limit);
  return {
    status: 200,
    body: {
      data: { [resource]: page },
      pageInfo: {
        hasNextPage: start + limit < items.length,
        startCursor: page[0]?.id ?? null,
        endCursor: page.at(-1)?.id ?? null,
      },
      totalCount: items.length,
    },
  };
}

function allObjects(workspace: WorkspaceModel): Item[] {
  return listedObjects(workspace).map((object) => ({
    ...withoutNulls(describeObject(object)),
    id: object.id,
    fields: fieldsOf(object),
  }));
}

function allFields(workspace: WorkspaceModel): Item[] {
  return listedFields(workspace).map(fieldItem);
}

function fieldsOf(object: ObjectModel): Item[] {
  return everyField(object).map((field) => fieldItem({ object, field }));
}

function fieldItem({ object, field }: OwnedField): Item {
  return { ...withoutNulls(describeField(object, field)), id: field.id };
}
