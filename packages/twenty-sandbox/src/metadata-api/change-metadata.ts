import { badRequest } from "../errors/errors.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { SandboxRequest, SandboxResponse } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { FIELD_TYPES } from "../metadata/field-type.ts";
import type { ObjectModel } from "../metadata/model.ts";
import {
  createField,
  deleteField,
  type FieldInput,
  updateField,
} from "../metadata-changes/change-fields.ts";
import {
  createObject,
  deleteObject,
  type ObjectInput,
  updateObject,
} from "../metadata-changes/change-objects.ts";
import { everyField, type OwnedField } from "../metadata-changes/find-metadata.ts";
import { MetadataRefusal } from "../metadata-changes/metadata-refusal.ts";
import type { Store } from "../records/store.ts";
import { restError } from "../rest/rest-error.ts";
import { describeField, describeObject } from "./describe-field.ts";
import { refusedByRest } from "./refused-by-rest.ts";
import { withoutNulls } from "./without-nulls.ts";

/** Changes objects and fields over REST: POST, PATCH (or PUT) and DELETE. */
export function changeMetadata(
  store: Store,
  request: SandboxRequest,
  resource: "objects" | "fields",
  id: string | undefined,
): SandboxResponse {
  const body = parseBody(request);
  if (!body.ok) return body.response;
  const input = Object(body.value) as Record<string, unknown>;
  const { method } = request;
  if (method === "POST") {
    const problems = resource === "objects" ? objectProblems(input) : fieldProblems(input);
    if (problems.length > 0) {
      return { status: 400, body: { message: problems, error: "Bad Request", statusCode: 400 } };
    }
  } else if (id === undefined) {
    return restError(badRequest("No id"));
  }
  try {
    const change = resource === "objects" ? changeObject : changeField;
    return change(store, method, id ?? "", input);
  } catch (error) {
    if (error instanceof MetadataRefusal) return refusedByRest(error);
    if (error instanceof TwentyError) return restError(error);
    throw error;
  }
}

function changeObject(
  store: Store,
  method: string,
  id: string,
  input: Readonly<Record<string, unknown>>,
): SandboxResponse {
  const shown = (object: ObjectModel) => withoutNulls(describeObject(object));
  if (method === "POST") {
    const object = createObject(store, input as unknown as ObjectInput);
    const fields = everyField(object).map((field) => withoutNulls(describeField(object, field)));
    const imageIdentifierFieldMetadataId = null;
    const created = { ...shown(object), imageIdentifierFieldMetadataId, fields };
    return { status: 201, body: { data: { createOneObject: created } } };
  }
  const [name, object] =
    method === "DELETE"
      ? (["deleteOneObject", deleteObject(store, id)] as const)
      : (["updateOneObject", updateObject(store, id, input)] as const);
  const changed = { ...shown(object), imageIdentifierFieldMetadataId: null };
  return { status: 200, body: { data: { [name]: changed } } };
}

function changeField(
  store: Store,
  method: string,
  id: string,
  input: Readonly<Record<string, unknown>>,
): SandboxResponse {
  // What a field may lack is left out, but for these two.
  const shown = ({ object, field }: OwnedField) => ({
    defaultValue: null,
    options: null,
    ...withoutNulls(describeField(object, field)),
  });
  if (method === "POST") {
    const created = shown(createField(store, input as unknown as FieldInput));
    return { status: 201, body: { data: { createOneField: created } } };
  }
  const [name, field] =
    method === "DELETE"
      ? (["deleteOneField", deleteField(store, id)] as const)
      : (["updateOneField", updateField(store, id, input)] as const);
  return { status: 200, body: { data: { [name]: shown(field) } } };
}

function objectProblems(input: Readonly<Record<string, unknown>>): readonly string[] {
  return ["nameSingular", "namePlural", "labelSingular", "labelPlural"].flatMap((name) =>
    missingText(input, name),
  );
}

function fieldProblems(input: Readonly<Record<string, unknown>>): readonly string[] {
  const isType = FIELD_TYPES.some((type) => type === input.type);
  return [
    ...(isType ? [] : [`type must be one of the following values: ${KNOWN_TYPES.join(", ")}`]),
    ...["name", "label", "objectMetadataId"].flatMap((name) => missingText(input, name)),
  ];
}

/** Twenty knows a type more than the sandbox. */
const KNOWN_TYPES = [...FIELD_TYPES, "NUMERIC"].toSorted((left, right) =>
  left.localeCompare(right),
);

function missingText(input: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  if (typeof input[name] === "string" && input[name] !== "") return [];
  return [`${name} should not be empty`, `${name} must be a string`];
}
