import { errorCodes, type TwentyErrorCode } from "./error-codes.ts";

/** The record that already holds a value which must be unique. */
export interface ConflictingRecord {
  readonly id: string;
  /** The object's singular name, such as `person`. */
  readonly object: string | null;
}

/** What is known of a failure. */
export interface TwentyErrorDetails {
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
  /** The field that was wrong, as Twenty names it. */
  readonly field?: string;
  /** Which of several inputs was refused, from 0 on; absent when Twenty does not tell. */
  readonly inputIndex?: number;
  readonly conflictingRecord?: ConflictingRecord;
  /** How long to wait before trying again. */
  readonly retryAfterMs?: number;
  /** The write may have happened although no good answer came. Default false. */
  readonly mayHaveApplied?: boolean;
  /** Overrides the sentence of the table when more is known. */
  readonly wayOut?: string;
  readonly cause?: unknown;
}

/** Why a call failed, in a form to branch on, and what to do about it. */
export class TwentyError extends Error {
  override readonly name = "TwentyError";
  readonly code: TwentyErrorCode;
  /** What was wrong, in one sentence; may quote Twenty, never the key. */
  readonly reason: string;
  readonly wayOut: string;
  readonly retryable: boolean;
  readonly mayHaveApplied: boolean;
  readonly status: number | undefined;
  readonly field: string | undefined;
  readonly inputIndex: number | undefined;
  readonly conflictingRecord: ConflictingRecord | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: TwentyErrorCode, reason: string, details: TwentyErrorDetails = {}) {
    super(reason, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.reason = reason;
    this.wayOut = details.wayOut ?? errorCodes[code].wayOut;
    this.retryable = errorCodes[code].retryable;
    this.mayHaveApplied = details.mayHaveApplied ?? false;
    this.status = details.status;
    this.field = details.field;
    this.inputIndex = details.inputIndex;
    this.conflictingRecord = details.conflictingRecord;
    this.retryAfterMs = details.retryAfterMs;
  }
}
