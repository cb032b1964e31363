import { TwentyError } from "../errors/twenty-error.ts";
import { graphqlRequest, readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import type { Transport } from "../transport/transport.ts";
import { metadataDocuments } from "./metadata-document.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { readSchemas } from "./read-schemas.ts";

/** Reads which objects and fields the workspace has, by the object's singular name; as fully as its version allows. */
export async function loadSchemas(
  transport: Transport,
  [document, next, ...rest] = metadataDocuments,
): Promise<ReadonlyMap<string, ObjectSchema>> {
  try {
    const request = graphqlRequest("/metadata", { document, kind: "read" });
    return readSchemas(await transport.send(request, readGraphqlAnswer));
  } catch (error) {
    if (next === undefined || !isUnknownToServer(error)) throw error;
    return loadSchemas(transport, [next, ...rest]);
  }
}

function isUnknownToServer(error: unknown): boolean {
  return error instanceof TwentyError && error.code === "schema_mismatch";
}
