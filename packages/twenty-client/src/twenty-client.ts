import type { AccessRules } from "./access/access-rules.ts";
import { guardedRecordApi } from "./access/guarded-record-api.ts";
import { guardedSearch } from "./access/guarded-search.ts";
import { type HiddenOwners, hiddenOwners } from "./access/hidden-owners.ts";
import { ownedRecordApi } from "./access/owned-record-api.ts";
import { refusedUnruly } from "./access/refused-access.ts";
import { refusing } from "./access/refusing.ts";
import { systemClock } from "./clock.ts";
import {
  createFindDuplicates,
  type Duplicates,
  type DuplicatesOptions,
} from "./duplicates/duplicates.ts";
import { createMerge, type MergeOptions } from "./duplicates/merge.ts";
import { createDynamicCollection, createWithObject } from "./dynamic/dynamic-collection.ts";
import type { DynamicCollection, DynamicRecord } from "./dynamic/dynamic-record.ts";
import { type DownloadedFile, type DownloadOptions, downloadFile } from "./files/download-file.ts";
import { type UploadedFile, type UploadRequest, uploadFile } from "./files/upload-file.ts";
import type {
  CompanyField,
  NoteField,
  NoteTargetField,
  OpportunityField,
  PersonField,
  TaskField,
  TaskTargetField,
  WorkspaceMemberField,
} from "./filters/filter-fields.ts";
import { createGraphqlRecordApi } from "./graphql/graphql-record-api.ts";
import { type GraphqlAnswer, type GraphqlOptions, sendGraphql } from "./graphql/raw-graphql.ts";
import { createGroupBy, type GroupByRequest, type Groups } from "./groups/group-by.ts";
import type { Json } from "./json.ts";
import { createMetadataApi, type MetadataApi } from "./metadata/metadata-api.ts";
import type { TwentyClientOptions } from "./options.ts";
import { createApiChoice } from "./records/api-choice.ts";
import {
  type CollectionContext,
  createCollection,
  createReadOnlyCollection,
} from "./records/collection.ts";
import {
  type Company,
  type CompanyCreate,
  type CompanyUpdate,
  companyObject,
} from "./records/company.ts";
import { type Note, type NoteCreate, type NoteUpdate, noteObject } from "./records/note.ts";
import {
  type NoteTarget,
  type NoteTargetCreate,
  type NoteTargetUpdate,
  noteTargetObject,
} from "./records/note-target.ts";
import {
  type Opportunity,
  type OpportunityCreate,
  type OpportunityUpdate,
  opportunityObject,
} from "./records/opportunity.ts";
import {
  type Person,
  type PersonCreate,
  type PersonUpdate,
  personObject,
} from "./records/person.ts";
import type { RecordApi } from "./records/record-api.ts";
import type {
  CallOptions,
  ReadableCollection,
  RecordCollection,
} from "./records/record-collection.ts";
import { type Task, type TaskCreate, type TaskUpdate, taskObject } from "./records/task.ts";
import {
  type TaskTarget,
  type TaskTargetCreate,
  type TaskTargetUpdate,
  taskTargetObject,
} from "./records/task-target.ts";
import { type WorkspaceMember, workspaceMemberObject } from "./records/workspace-member.ts";
import { createRestRecordApi } from "./rest/rest-record-api.ts";
import { loadSchemas } from "./schema/load-schemas.ts";
import type { ObjectSchema } from "./schema/object-schema.ts";
import { createSchemaCache } from "./schema/schema-cache.ts";
import { createWorkspaceSchema, type WorkspaceSchema } from "./schema/workspace-schema.ts";
import { normaliseBaseUrl } from "./transport/base-url.ts";
import type { CircuitState } from "./transport/circuit-breaker.ts";
import { normaliseOrigins } from "./transport/origins.ts";
import type { RateBudgetState } from "./transport/rate-budget.ts";
import { createTransport } from "./transport/transport.ts";
import { type PingOptions, type PingResult, ping } from "./workspace/ping.ts";
import { type SearchRequest, type SearchResult, search } from "./workspace/search.ts";
import { readWorkspace, type Workspace } from "./workspace/workspace.ts";

/** A typed view of one Twenty workspace. */
export interface TwentyClient {
  readonly people: RecordCollection<Person, PersonCreate, PersonUpdate, PersonField>;
  readonly companies: RecordCollection<Company, CompanyCreate, CompanyUpdate, CompanyField>;
  readonly opportunities: RecordCollection<
    Opportunity,
    OpportunityCreate,
    OpportunityUpdate,
    OpportunityField
  >;
  readonly notes: RecordCollection<Note, NoteCreate, NoteUpdate, NoteField>;
  readonly tasks: RecordCollection<Task, TaskCreate, TaskUpdate, TaskField>;
  readonly noteTargets: RecordCollection<
    NoteTarget,
    NoteTargetCreate,
    NoteTargetUpdate,
    NoteTargetField
  >;
  readonly taskTargets: RecordCollection<
    TaskTarget,
    TaskTargetCreate,
    TaskTargetUpdate,
    TaskTargetField
  >;
  readonly workspaceMembers: ReadableCollection<WorkspaceMember, WorkspaceMemberField>;
  /** Which objects and fields the workspace has. */
  readonly schema: WorkspaceSchema;
  /** The records of any object, by its singular or plural name, which is looked up with each call. */
  object(name: string): DynamicCollection;
  /** Counts and sums records of any object in groups. */
  groupBy(request: GroupByRequest): Promise<Groups>;
  /** For each id, the other records of the object that Twenty takes for the same. */
  duplicates(
    object: string,
    ids: readonly string[],
    options?: DuplicatesOptions,
  ): Promise<readonly Duplicates[]>;
  /** Makes one record of several; all but the one that wins are gone for good. */
  merge(object: string, ids: readonly string[], options?: MergeOptions): Promise<DynamicRecord>;
  /** Changes objects and fields, and tends views and webhooks. */
  readonly metadata: MetadataApi;
  /** Sends a GraphQL document as it is; secrets do not come back. */
  graphql(
    document: string,
    variables?: Readonly<Record<string, Json>>,
    options?: GraphqlOptions,
  ): Promise<GraphqlAnswer>;
  /** Keeps a file for a record of the object, which is to be written next. */
  uploadFile(request: UploadRequest, options?: CallOptions): Promise<UploadedFile>;
  /** Fetches a file by the address that a record shows, in part when it is larger than wanted; costs nothing of the rate budget. */
  downloadFile(address: string, options?: DownloadOptions): Promise<DownloadedFile>;
  /** Finds records by words of their names, addresses and so on; costs nothing of the rate budget. */
  search(request: SearchRequest): Promise<SearchResult>;
  workspace(options?: CallOptions): Promise<Workspace>;
  /** For health pages: never throws, never retries, never waits in line, costs nothing of the rate budget. */
  ping(options?: PingOptions): Promise<PingResult>;
  /** What is left of the workspace's calls, without asking Twenty. */
  rateBudget(): RateBudgetState;
  /** Whether calls are let through, without asking Twenty. */
  circuit(): CircuitState;
  /** Refuses further calls, lets those in flight end, and closes the connections. */
  close(): Promise<void>;
}

/**
 * A client of one workspace; does no I/O before its first call.
 * @throws TwentyError `invalid_configuration` for a URL, key or option that cannot work.
 */
export function createTwentyClient(options: TwentyClientOptions): TwentyClient {
  const clock = options.clock ?? systemClock;
  const transport = createTransport(options);
  const mode = options.apiMode ?? "auto";
  const { access } = options;
  const baseUrl = normaliseBaseUrl(options.baseUrl);
  const fileOrigins = normaliseOrigins(options.fileOrigins ?? []);
  let everything: Schemas | undefined;
  const schemas = createSchemaCache(async () => {
    everything = await loadSchemas(transport);
    return access === undefined ? everything : narrowed(everything, access);
  }, clock);
  const hidden = (singular: string): HiddenOwners =>
    hiddenOwners(singular, everything ?? NO_SCHEMAS, schemas.peek() ?? NO_SCHEMAS);
  const guarded = (api: RecordApi): RecordApi =>
    access === undefined
      ? api
      : guardedRecordApi(ownedRecordApi(api, hidden), access, (singular) =>
          schemas.peek()?.get(singular),
        );
  const context: CollectionContext = {
    schemas,
    choice: createApiChoice({
      mode,
      graphql: guarded(createGraphqlRecordApi(transport)),
      rest: guarded(createRestRecordApi(transport)),
      clock,
      logger: options.logger,
    }),
  };
  const schema = createWorkspaceSchema(schemas);
  const withObject = createWithObject({ choice: context.choice, cache: schemas, schema });
  const metadata = createMetadataApi(transport, schemas);
  const find = (request: SearchRequest) => search(transport, mode, request);
  return {
    people: createCollection(personObject, context),
    companies: createCollection(companyObject, context),
    opportunities: createCollection(opportunityObject, context),
    notes: createCollection(noteObject, context),
    tasks: createCollection(taskObject, context),
    noteTargets: createCollection(noteTargetObject, context),
    taskTargets: createCollection(taskTargetObject, context),
    workspaceMembers: createReadOnlyCollection(workspaceMemberObject, context),
    schema,
    object: (name) => createDynamicCollection(name, withObject),
    groupBy: createGroupBy(withObject),
    duplicates: createFindDuplicates(withObject),
    merge: createMerge(withObject),
    metadata:
      access === undefined ? metadata : refusing(metadata, "A change of the workspace itself"),
    graphql: (document, variables = {}, graphqlOptions = {}) =>
      access === undefined
        ? sendGraphql(transport, mode, document, variables, graphqlOptions)
        : Promise.reject(refusedUnruly("GraphQL of one's own")),
    uploadFile: (request, callOptions = {}) =>
      uploadFile({ transport, schema, access }, request, callOptions),
    downloadFile: (address, downloadOptions = {}) =>
      downloadFile({ transport, baseUrl, fileOrigins }, address, downloadOptions),
    search: access === undefined ? find : guardedSearch(find, schemas, () => everything),
    workspace: (callOptions = {}) => readWorkspace(transport, callOptions),
    ping: (pingOptions = {}) => ping(transport, clock, pingOptions),
    rateBudget: () => transport.rateBudget(),
    circuit: () => transport.circuit(),
    close: () => transport.close(),
  };
}

type Schemas = ReadonlyMap<string, ObjectSchema>;

const NO_SCHEMAS: Schemas = new Map();

function narrowed(schemas: Schemas, access: AccessRules): Schemas {
  return new Map(access.narrow([...schemas.values()]).map((schema) => [schema.singular, schema]));
}
