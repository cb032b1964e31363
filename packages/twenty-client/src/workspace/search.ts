import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { graphqlRequest, readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import { isWireRecord, type WireRecord } from "../json.ts";
import type { ApiMode } from "../options.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";

/** A search over several objects at once. */
export interface SearchRequest extends CallOptions {
  readonly query: string;
  /** Singular names, such as `person`; none means all. */
  readonly objects?: readonly string[];
  /** 1 to 100. Default 20. */
  readonly limit?: number;
}

/** A record that a search found, best first. */
export interface SearchHit {
  readonly id: string;
  /** The object's singular name, such as `person`. */
  readonly object: string;
  readonly label: string;
  readonly imageUrl: string | null;
}

/** What a search found. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly hasMore: boolean;
}

const document =
  "query($query:String!,$limit:Int!,$objects:[String!]){search(searchInput:$query,limit:$limit,includedObjectNameSingulars:$objects){edges{node{recordId objectNameSingular label imageUrl}} pageInfo{hasNextPage}}}";
const documentOverAll =
  "query($query:String!,$limit:Int!){search(searchInput:$query,limit:$limit){edges{node{recordId objectNameSingular label imageUrl}} pageInfo{hasNextPage}}}";

const maxLimit = 100;

/**
 * Full-text search, which Twenty offers over GraphQL alone.
 * @throws TwentyError `unsupported` in the API mode `rest`.
 */
export async function search(
  transport: Transport,
  mode: ApiMode,
  { query, objects = [], limit = 20, signal, onWait }: SearchRequest,
): Promise<SearchResult> {
  if (mode === "rest") {
    throw new TwentyError("unsupported", "Twenty's REST API has no search", {
      wayOut: "Use the API mode `auto` or `graphql`, or list records with a filter.",
    });
  }
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new TwentyError("invalid_input", `The limit is ${limit}`, {
      field: "limit",
      wayOut: `Ask for 1 to ${maxLimit} hits.`,
    });
  }
  const request = graphqlRequest("/graphql", {
    document: objects.length === 0 ? documentOverAll : document,
    variables: { query, limit, ...(objects.length === 0 ? {} : { objects }) },
    kind: "read",
    signal,
    onWait,
  });
  const data = await transport.send({ ...request, isFree: true }, readGraphqlAnswer);
  const connection = requireWireRecord(data.search, "search");
  return {
    hits: requireWireRecords(connection.edges, "search").map(readHit),
    hasMore: isWireRecord(connection.pageInfo) && connection.pageInfo.hasNextPage === true,
  };
}

function readHit(edge: WireRecord): SearchHit {
  const node = requireWireRecord(edge.node, "search");
  return {
    id: textOrEmpty(node.recordId),
    object: textOrEmpty(node.objectNameSingular),
    label: textOrEmpty(node.label),
    imageUrl: textOrNull(node.imageUrl),
  };
}
