import {
  type ASTNode,
  type DocumentNode,
  execute,
  type GraphQLError,
  GraphQLError as GraphQLErrorClass,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { TwentyError } from "../errors/twenty-error.ts";
import type { SandboxRequest, SandboxResponse, Target } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { Actor, Store } from "../records/store.ts";
import { executeRecords, type RootField } from "./execute-records.ts";
import { documentRefused, graphqlError, syntaxError } from "./graphql-error.ts";
import type { RootResolvers } from "./root-resolver.ts";
import { fieldsOf, fragmentsOf } from "./selection.ts";
import { legacyStandardSchema, standardSchema } from "./standard-schema.ts";

/** What `/graphql` works on. */
export interface GraphqlInput {
  readonly store: Store;
  readonly resolvers: RootResolvers;
  /** Undefined for a caller without a key, who sees no record fields. */
  readonly actor: Actor | undefined;
  readonly isUser: boolean;
}

interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers a request to `/graphql`: records by direct execution, all else through the standard schema. */
export async function handleGraphql(
  input: GraphqlInput,
  request: SandboxRequest,
  { query }: Target,
): Promise<SandboxResponse> {
  if (request.method === "GET") {
    // Direct execution looks at bodies alone, so a GET knows no record fields.
    const fromUrl = { query: query.get("query") ?? "", variables: {} };
    return ok(await executeRequest({ ...input, actor: undefined }, fromUrl));
  }
  const body = parseBody(request);
  if (!body.ok) return body.response;
  if (body.value === undefined) return { status: 415 };
  if (Array.isArray(body.value)) {
    return { status: 400, body: { errors: [{ message: "Batching is not supported." }] } };
  }
  return ok(await executeRequest(input, readRequest(body.value)));
}

function readRequest(body: unknown): GraphqlRequest {
  const { query, operationName, variables } = asObject(body);
  return {
    query: typeof query === "string" ? query : "",
    operationName: typeof operationName === "string" ? operationName : undefined,
    variables: asObject(variables),
  };
}

async function executeRequest(input: GraphqlInput, request: GraphqlRequest): Promise<unknown> {
  const document = parseDocument(request.query);
  if (document instanceof GraphQLErrorClass) return { errors: [syntaxError(document)] };
  const operation = findOperation(document, request.operationName);
  if (operation === undefined) return executeStandard(input, document, request);
  const fragments = fragmentsOf(document);
  const nodes = fieldsOf(operation.selectionSet, fragments);
  const records = nodes.flatMap((node): RootField[] => {
    const resolver = resolversOf(input, operation)?.get(node.name.value);
    return resolver === undefined ? [] : [{ node, resolver }];
  });
  if (records.length === 0 || input.actor === undefined) {
    return executeStandard(input, document, request);
  }
  if (records.length < nodes.length) {
    const message =
      "This query cannot be executed as a single request. Please split it into separate queries.";
    return { errors: [documentRefused(message)] };
  }
  const { store, actor } = input;
  return executeRecords({ store, actor, fragments, variables: request.variables }, records);
}

function resolversOf({ resolvers, actor }: GraphqlInput, operation: OperationDefinitionNode) {
  if (actor === undefined) return undefined;
  if (operation.operation === OperationTypeNode.QUERY) return resolvers.query;
  return operation.operation === OperationTypeNode.MUTATION ? resolvers.mutation : undefined;
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLErrorClass) return error;
    throw error;
  }
}

function findOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((operation) => operation.name?.value === name);
}

async function executeStandard(
  { store, actor, isUser }: GraphqlInput,
  document: DocumentNode,
  { variables, operationName }: GraphqlRequest,
): Promise<unknown> {
  const subscription = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION,
  );
  if (subscription !== undefined) return { errors: [noSubscriptions(subscription)] };
  const schema = hasFilesField(store) ? standardSchema : legacyStandardSchema;
  const problems = validate(schema, document);
  if (problems.length > 0) return { errors: problems.map(syntaxError) };
  const result = await execute({
    schema,
    document,
    contextValue: { store, actor, isUser },
    variableValues: variables,
    operationName: operationName ?? null,
  });
  if (result.errors === undefined) return { data: result.data };
  const errors = result.errors.map(standardError);
  return result.data === undefined ? { errors } : { errors, data: result.data };
}

/** What tells servers that keep files by fields of their own from those before them. */
function hasFilesField({ workspace }: Store): boolean {
  return workspace.bySingular("attachment")?.fields.has("file") !== false;
}

function standardError({ message, extensions, locations, originalError }: GraphQLError): unknown {
  if (originalError instanceof TwentyError) return graphqlError(originalError);
  return Object.keys(extensions).length > 0 ? { message, extensions } : { message, locations };
}

function noSubscriptions(node: ASTNode): unknown {
  const message = "Schema is not configured to execute subscription operation.";
  return syntaxError(new GraphQLErrorClass(message, { nodes: node }));
}

function ok(body: unknown): SandboxResponse {
  return { status: 200, body };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
