import type { BaseCreateInput, BaseInput, BaseRecord } from "./record.ts";

/** A text kept with other records through note targets. */
export interface Note extends BaseRecord {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** What an update may say of a note; what it does not name stays as it is. */
export interface NoteUpdate extends BaseInput {
  readonly title?: string;
  /** Markdown. */
  readonly body?: string;
}

/** What a note can be made of. */
export interface NoteCreate extends NoteUpdate, BaseCreateInput {}
