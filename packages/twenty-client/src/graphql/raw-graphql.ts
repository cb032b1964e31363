import { readJsonAnswer } from "../errors/read-json-answer.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { isWireRecord, type Json, type WireRecord } from "../json.ts";
import type { ApiMode } from "../options.ts";
import { jsonSafe } from "../records/read-record.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { RequestKind } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { type GraphqlPath, graphqlRequest, readGraphqlAnswer } from "./graphql-endpoint.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { operationTypes } from "./operation-types.ts";

/** How a document is sent. */
export interface GraphqlOptions extends CallOptions {
  /** A read may be repeated when it fails. Default `write`, which is sent once. */
  readonly kind?: RequestKind;
  /** `records` for what the workspace holds, `metadata` for what it is made of. Default `records`. */
  readonly api?: "records" | "metadata";
}

/** What Twenty answered; with errors only when there are data besides. */
export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  /** In Twenty's words. */
  readonly errors: readonly string[];
}

const paths = { records: "/graphql", metadata: "/metadata" } as const satisfies Record<
  string,
  GraphqlPath
>;

/**
 * Sends a document as it is, with none of the promises that records have. Secrets do not come back.
 * @throws TwentyError for an answer without data, a read that would write, and records in the API mode `rest`.
 */
export async function sendGraphql(
  transport: Transport,
  mode: ApiMode,
  document: string,
  variables: Readonly<Record<string, Json>>,
  { kind = "write", api = "records", signal, onWait }: GraphqlOptions,
): Promise<GraphqlAnswer> {
  if (mode === "rest" && api === "records") {
    throw new TwentyError("unsupported", "The API mode `rest` sends no GraphQL to the records", {
      wayOut: "Use the API mode `auto` or `graphql`.",
    });
  }
  requireFittingKind(document, kind);
  const request = graphqlRequest(paths[api], { document, variables, kind, signal, onWait });
  return transport.send(request, (response) => {
    const body = readJsonAnswer(response);
    const errors = isWireRecord(body) && Array.isArray(body.errors) ? body.errors : [];
    const partial = isWireRecord(body) ? presentData(body.data) : undefined;
    const data = errors.length > 0 && partial ? partial : readGraphqlAnswer(response);
    return {
      data: jsonSafe(hideSecrets(data)) as GraphqlAnswer["data"],
      errors: errors.filter(isWireRecord).map(({ message }) => String(message).slice(0, 1_000)),
    };
  });
}

/** Some root fields may have an answer while others failed. */
function presentData(data: unknown): WireRecord | undefined {
  if (!isWireRecord(data)) return undefined;
  return Object.values(data).some((value) => value !== null) ? data : undefined;
}

function requireFittingKind(document: string, kind: RequestKind): void {
  const types = operationTypes(document);
  if (types.has("subscription")) {
    throw new TwentyError("unsupported", "Subscriptions have no answer to wait for");
  }
  if (kind === "read" && types.has("mutation")) {
    throw new TwentyError("invalid_input", "The document writes, but was to be sent as a read", {
      field: "document",
      wayOut: "Send it as a write, or leave the mutation out.",
    });
  }
}
