import {
  GraphQLBoolean,
  GraphQLError,
  type GraphQLFieldConfigMap,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { TwentyError } from "../errors/twenty-error.ts";
import { legacyUploadMutations } from "../files/legacy-upload.ts";
import type { Store } from "../records/store.ts";
import { searchRecords } from "../search/search-records.ts";
import { type WorkflowContext, workflowMutations } from "../workflows/workflow-mutations.ts";

/** What the schema's fields can reach; without an actor the caller is nobody. */
type StandardContext = WorkflowContext;

const searchRecord = new GraphQLObjectType({
  name: "SearchRecord",
  fields: {
    recordId: { type: new GraphQLNonNull(GraphQLString) },
    objectNameSingular: { type: new GraphQLNonNull(GraphQLString) },
    objectLabelSingular: { type: new GraphQLNonNull(GraphQLString) },
    label: { type: new GraphQLNonNull(GraphQLString) },
    imageUrl: { type: GraphQLString },
    tsRankCD: { type: new GraphQLNonNull(GraphQLFloat) },
    tsRank: { type: new GraphQLNonNull(GraphQLFloat) },
  },
});

const searchEdge = new GraphQLObjectType({
  name: "SearchResultEdge",
  fields: {
    node: { type: new GraphQLNonNull(searchRecord) },
    cursor: { type: new GraphQLNonNull(GraphQLString) },
  },
});

const searchPageInfo = new GraphQLObjectType({
  name: "SearchResultPageInfo",
  fields: {
    endCursor: { type: GraphQLString },
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
  },
});

const searchConnection = new GraphQLObjectType({
  name: "SearchResultConnection",
  fields: {
    edges: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(searchEdge))),
    },
    pageInfo: { type: new GraphQLNonNull(searchPageInfo) },
  },
});

const names = { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) };

const query = new GraphQLObjectType<unknown, StandardContext>({
  name: "Query",
  fields: {
    search: {
      type: new GraphQLNonNull(searchConnection),
      args: {
        searchInput: { type: new GraphQLNonNull(GraphQLString) },
        limit: { type: new GraphQLNonNull(GraphQLInt) },
        after: { type: GraphQLString },
        includedObjectNameSingulars: names,
        excludedObjectNameSingulars: names,
      },
      resolve: (_, values: SearchArguments, { store }) => resolveSearch(store, values),
    },
  },
});

/** The part of `/graphql` that runs through a real schema: everything but the records. */
export const standardSchema = schemaWith(workflowMutations);

/** The same on servers whose attachments hold a path: there it takes files in. */
export const legacyStandardSchema = schemaWith({ ...workflowMutations, ...legacyUploadMutations });

function schemaWith(fields: GraphQLFieldConfigMap<unknown, StandardContext>): GraphQLSchema {
  const mutation = new GraphQLObjectType<unknown, StandardContext>({ name: "Mutation", fields });
  return new GraphQLSchema({ query, mutation });
}

interface SearchArguments {
  readonly searchInput: string;
  readonly limit: number;
  readonly after?: string | null;
  readonly includedObjectNameSingulars?: readonly string[];
  readonly excludedObjectNameSingulars?: readonly string[];
}

function resolveSearch(store: Store, values: SearchArguments): unknown {
  try {
    const { edges, hasNextPage } = searchRecords(store, {
      searchInput: values.searchInput,
      limit: values.limit,
      after: values.after ?? undefined,
      includedObjects: values.includedObjectNameSingulars,
      excludedObjects: values.excludedObjectNameSingulars,
    });
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  } catch (error) {
    if (!(error instanceof TwentyError)) throw error;
    const { message, userFriendlyMessage, details } = error;
    throw new GraphQLError(message, {
      extensions: { code: details.graphqlCode, userFriendlyMessage },
    });
  }
}
