import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { graphqlRequest, readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import type { WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { HttpRequest } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord } from "../wire-shape.ts";

/** The workspace that the key belongs to. */
export interface Workspace {
  readonly id: string;
  readonly displayName: string | null;
  readonly subdomain: string | null;
}

/** Asks the metadata API whatever the API mode: REST has no such question, and metadata costs nothing. */
export function workspaceRequest(signal?: AbortSignal): HttpRequest {
  const document = "query{currentWorkspace{id displayName subdomain}}";
  return graphqlRequest("/metadata", { document, kind: "read", signal });
}

/** Reads which workspace the key belongs to. */
export async function readWorkspace(
  transport: Transport,
  { signal }: CallOptions,
): Promise<Workspace> {
  const data = await transport.send(workspaceRequest(signal), readGraphqlAnswer);
  const wire: WireRecord = requireWireRecord(data.currentWorkspace, "currentWorkspace");
  return {
    id: textOrEmpty(wire.id),
    displayName: textOrNull(wire.displayName),
    subdomain: textOrNull(wire.subdomain),
  };
}
