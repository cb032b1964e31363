import type { TwentyError } from "./errors/twenty-error.ts";
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
import type { TwentyClientOptions } from "./options.ts";
import type { Company, CompanyCreate, CompanyUpdate } from "./records/company.ts";
import type { Note, NoteCreate, NoteUpdate } from "./records/note.ts";
import type { NoteTarget, NoteTargetCreate, NoteTargetUpdate } from "./records/note-target.ts";
import type { Opportunity, OpportunityCreate, OpportunityUpdate } from "./records/opportunity.ts";
import type { Person, PersonCreate, PersonUpdate } from "./records/person.ts";
import type {
  CallOptions,
  ReadableCollection,
  RecordCollection,
} from "./records/record-collection.ts";
import type { Task, TaskCreate, TaskUpdate } from "./records/task.ts";
import type { TaskTarget, TaskTargetCreate, TaskTargetUpdate } from "./records/task-target.ts";
import type { WorkspaceMember } from "./records/workspace-member.ts";

/** A search over several objects at once. */
export interface SearchRequest extends CallOptions {
  readonly query: string;
  /** Singular names, such as `person`; default all. */
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

/** The workspace that the key belongs to. */
export interface Workspace {
  readonly id: string;
  readonly displayName: string | null;
  readonly subdomain: string | null;
}

/** Whether Twenty answers, and whether it accepts the key. */
export interface PingResult {
  readonly reachable: boolean;
  readonly latencyMs: number;
  /** Absent when Twenty could not be asked. */
  readonly authenticated?: boolean;
  readonly error?: TwentyError;
}

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
  /** Finds records by words of their names, addresses and so on; costs nothing of the rate budget. */
  search(request: SearchRequest): Promise<SearchResult>;
  workspace(options?: CallOptions): Promise<Workspace>;
  /** For health pages: never throws, never retries, never waits in line, costs nothing of the rate budget. */
  ping(options?: CallOptions & { readonly timeoutMs?: number }): Promise<PingResult>;
  /** Refuses further calls, lets those in flight end, and closes the connections. */
  close(): Promise<void>;
}

/**
 * A client of one workspace; does no I/O before its first call.
 * @throws TwentyError `invalid_configuration` for a URL, key or option that cannot work.
 */
export declare function createTwentyClient(options: TwentyClientOptions): TwentyClient;
