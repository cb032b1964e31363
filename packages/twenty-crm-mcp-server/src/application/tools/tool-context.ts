import type { Clock, Logger } from "service-kit";
import type { TwentyClient } from "twenty-client";
import type { LocalFiles } from "../attachments/local-files.ts";
import type { CustomCall } from "../custom-fields/custom-call.ts";
import type { Consent } from "../writes/consent.ts";
import type { UndoJournal } from "../writes/undo-journal.ts";

/** What the tools of one server work with. */
export interface ToolContext {
  readonly twenty: TwentyClient;
  /** Where people open the workspace; record URLs start with it. */
  readonly workspaceUrl: string;
  /** Which of several workspaces this is, where they have names. */
  readonly profile?: { readonly name: string; readonly isLocked: boolean };
  /** What the last writes replaced, so that they can be taken back. */
  readonly undoJournal: UndoJournal;
  /** The folder from which files may be attached; absent where the operator allows none. */
  readonly localFiles?: LocalFiles;
  /** How many records one call may write at most. */
  readonly bulkLimit: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What one call works with: the server's context, the caller's right to stop it, and ways to talk back. */
export interface ToolCall extends ToolContext {
  readonly signal: AbortSignal;
  readonly consent: Consent;
  /** The workspace's own fields of the tool's object; absent where there are none. */
  readonly custom?: CustomCall;
  /** Tells a client that asked for it how far long work is; never waits, never fails. */
  progress(report: ProgressReport): void;
}

/** How far long work is. */
interface ProgressReport {
  /** Items done so far; absent when only something is to be said. */
  readonly done?: number;
  readonly total?: number;
  readonly message?: string;
}
