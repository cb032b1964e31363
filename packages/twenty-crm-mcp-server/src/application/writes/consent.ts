import type { Change } from "./change.ts";

/** What somebody is asked to agree to. */
export interface ConsentRequest {
  /** The tool and its arguments as they were given, so that the answer counts for nothing else. */
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What would change, so that the answer does not count once the records have. */
  readonly changes: readonly Change[];
  readonly question: string;
  /** The token of an earlier refusal, when the caller gives one. */
  readonly token: string | undefined;
}

/** Asks before what cannot be taken back, or touches many records. */
export interface Consent {
  /**
   * Resolves when somebody has agreed.
   * @throws ToolFault when they have not, with the token to come back with where nobody can be asked.
   */
  obtain(request: ConsentRequest): Promise<void>;
}
