import { execute, GraphQLError, parse, validate } from "graphql";
import { syntaxError } from "../graphql/graphql-error.ts";
import type { SandboxRequest, SandboxResponse } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { metadataError } from "./metadata-error.ts";
import { type MetadataContext, metadataSchema } from "./metadata-schema.ts";

/** Answers a request to `/metadata`. */
export async function handleMetadataGraphql(
  { store, workspaceName }: Pick<MetadataContext, "store" | "workspaceName">,
  isAuthenticated: boolean,
  request: SandboxRequest,
): Promise<SandboxResponse> {
  const body = parseBody(request);
  if (!body.ok) return body.response;
  if (body.value === undefined) return { status: 415 };
  const { query, variables, operationName } = asObject(body.value);
  try {
    const document = parse(typeof query === "string" ? query : "");
    const problems = validate(metadataSchema, document);
    if (problems.length > 0) return ok({ errors: problems.map(syntaxError) });
    if (!isAuthenticated) return ok(forbidden());
    const result = await execute({
      schema: metadataSchema,
      document,
      contextValue: { workspace: store.workspace, store, workspaceName },
      variableValues: asObject(variables),
      operationName: typeof operationName === "string" ? operationName : null,
    });
    const { errors, data } = result;
    if (errors === undefined) return ok({ data });
    return ok({ errors: errors.map(metadataError), data });
  } catch (error) {
    if (error instanceof GraphQLError) return ok({ errors: [syntaxError(error)] });
    throw error;
  }
}

function forbidden(): unknown {
  const message = "Forbidden resource";
  const extensions = {
    code: "FORBIDDEN",
    response: { message, error: "Forbidden", statusCode: 403 },
    userFriendlyMessage: "An error occurred.",
  };
  return { errors: [{ message, extensions }], data: null };
}

function ok(body: unknown): SandboxResponse {
  return { status: 200, body };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
