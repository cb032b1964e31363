import type { Clock } from "service-kit";
import type { Files } from "../files/file-table.ts";
import type { Customisation } from "../metadata/compile-workspace.ts";
import type { WorkspaceModel } from "../metadata/model.ts";
import type { Access } from "../roles/access.ts";
import type { Database } from "../storage/database.ts";
import type { RecordEvent } from "./record-event.ts";

/** What operations on records need. */
export interface Store {
  readonly database: Database;
  readonly workspace: WorkspaceModel;
  readonly clock: Clock;
  /** Counts one operation of a client; throws when there have been too many. */
  readonly meter: () => void;
  /** What the caller may do: everything, unless a request narrows it. */
  readonly access: Access;
  /** Says that something has happened to a record; nobody hears of it unless it holds for good. */
  readonly announce: (event: RecordEvent) => void;
  /** Changes what the workspace is made of, its tables with it, for good. */
  readonly remodel: (change: (customisation: Customisation) => Customisation) => void;
  readonly files: Files;
  /** Where a file, by its id or path, can be fetched for a while, as seen from where the request came. */
  readonly fileUrl: (file: string) => string;
  /** Ids of new records. */
  readonly createId: () => string;
}

/** In whose name records are written: the API key of the request. */
export interface Actor {
  readonly source: string;
  readonly name: string;
}
