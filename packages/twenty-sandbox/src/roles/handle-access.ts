import { type DocumentNode, execute, Kind, parse, type SelectionSetNode, validate } from "graphql";
import { permissionDenied } from "../errors/errors.ts";
import { graphqlError, syntaxError } from "../graphql/graphql-error.ts";
import type { SandboxRequest, SandboxResponse } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { metadataError } from "../metadata-api/metadata-error.ts";
import { accessSchema } from "./access-schema.ts";
import { type AccessContext, accessResolvers } from "./resolve-access.ts";

/** Changes of objects and fields, which need the same right as those of roles and keys. */
const METADATA_CHANGE = /^(?:create|update|delete)One(?:Object|Field)$/;
/** What every role may ask, such as views and what they consist of, or needs another right for. */
const OPEN_TO_ALL = /^(?:getView\w*|currentUser|uploadFilesField\w+)$/;
const ROOT_TYPES = new Set(["Query", "Mutation"]);

/**
 * Answers a request to `/metadata` that is about roles, keys, webhooks, views and files, or that changes objects and fields without
 * the right to; undefined for all others.
 */
export async function handleAccess(
  context: AccessContext,
  request: SandboxRequest,
): Promise<SandboxResponse | undefined> {
  const body = parseBody(request);
  if (!body.ok) return undefined;
  const { query, variables, operationName } = Object(body.value) as Record<string, unknown>;
  const document = parsed(query);
  if (document === undefined) return undefined;
  const names = rootNames(document);
  const isAccess = names.some((name) => Object.hasOwn(accessResolvers, name));
  const isChange = names.some((name) => METADATA_CHANGE.test(name));
  if (!isAccess && !isChange) return undefined;
  const needsNoRight = names.every((name) => OPEN_TO_ALL.test(name));
  if (!needsNoRight && !context.caller.access.hasSettings) {
    return ok({ errors: [graphqlError(permissionDenied())], data: null });
  }
  if (!isAccess) return undefined;
  const problems = validate(accessSchema, document);
  if (problems.length > 0) return ok({ errors: problems.map(syntaxError) });
  const { errors, data } = await execute({
    schema: accessSchema,
    document,
    rootValue: accessResolvers,
    contextValue: context,
    variableValues: Object(variables) as Record<string, unknown>,
    operationName: typeof operationName === "string" ? operationName : null,
  });
  if (errors === undefined) return ok({ data });
  return ok({ errors: errors.map(metadataError), data });
}

function parsed(query: unknown): DocumentNode | undefined {
  try {
    return typeof query === "string" ? parse(query) : undefined;
  } catch {
    // What is no GraphQL is refused where everything else of the metadata is.
    return undefined;
  }
}

/** The names of all root fields: those of the operations and of the fragments that operations can spread. */
function rootNames(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    const isRoot =
      definition.kind === Kind.OPERATION_DEFINITION ||
      (definition.kind === Kind.FRAGMENT_DEFINITION &&
        ROOT_TYPES.has(definition.typeCondition.name.value));
    return isRoot ? fieldNames(definition.selectionSet) : [];
  });
}

function fieldNames({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldNames(selection.selectionSet) : [];
  });
}

function ok(body: unknown): SandboxResponse {
  return { status: 200, body };
}
