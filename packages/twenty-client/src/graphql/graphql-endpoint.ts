import { classifyGraphql } from "../errors/classify-graphql.ts";
import { classifyRest } from "../errors/classify-rest.ts";
import { readJsonAnswer } from "../errors/read-json-answer.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { isWireRecord, type Json, type WireRecord } from "../json.ts";
import type { HttpRequest, HttpResponse, RequestKind } from "../transport/http-request.ts";

/** One GraphQL operation. Values go into the variables, never into the document. */
export interface GraphqlOperation {
  readonly document: string;
  readonly variables?: Readonly<Record<string, Json>>;
  readonly kind: RequestKind;
  readonly signal?: AbortSignal | undefined;
  /** Told before the call waits for a second or more for the rate limit. */
  readonly onWait?: ((waitMs: number) => void) | undefined;
}

/** The path of a workspace's records, and that of its metadata, which costs nothing of the rate budget. */
export type GraphqlPath = "/graphql" | "/metadata";

/** The HTTP request that an operation is. */
export function graphqlRequest(path: GraphqlPath, operation: GraphqlOperation): HttpRequest {
  return {
    method: "POST",
    path,
    body: { query: operation.document, variables: operation.variables ?? {} },
    kind: operation.kind,
    signal: operation.signal,
    onWait: operation.onWait,
  };
}

/**
 * The `data` of an answer.
 * @throws TwentyError for the first error in it: Twenty answers 200 to almost all of them.
 */
export function readGraphqlAnswer(response: HttpResponse): WireRecord {
  const body = readJsonAnswer(response);
  if (isWireRecord(body) && Array.isArray(body.errors) && body.errors.length > 0) {
    const error = classifyGraphql(body.errors, response.status);
    // Where the words say nothing, a status above 400 does.
    throw error.code === "invalid_input" && response.status > 400
      ? classifyRest(response, body)
      : error;
  }
  if (response.status >= 400) throw classifyRest(response, body);
  if (!isWireRecord(body) || !isWireRecord(body.data)) {
    throw new TwentyError("invalid_response", "The answer is not one of a GraphQL server", {
      status: response.status,
    });
  }
  return body.data;
}
