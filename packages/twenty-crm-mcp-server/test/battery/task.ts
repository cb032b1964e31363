/** What a call has to answer: a refusal that says this, or data and text like these. */
export interface ExpectedAnswer {
  /** Pattern of the refusal; without it the call has to succeed. */
  readonly error?: string;
  /** What the structured answer has at least. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What the structured answer must not have. */
  readonly lacks?: readonly string[];
  /** Pattern of the text. */
  readonly text?: string;
}

/** One call of a tool. `{{name.path}}` in strings stands for a value of an earlier answer. */
export interface TaskCall {
  readonly tool: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly expect?: ExpectedAnswer;
  /** Name under which later calls and reads find this answer. */
  readonly as?: string;
}

/** What Twenty itself must say afterwards, asked over REST without any tool. */
export interface ExpectedState {
  /** Path below `/rest/`. */
  readonly read: string;
  /** What the one record has at least. */
  readonly record?: Readonly<Record<string, unknown>>;
  /** The records, each with at least this, in this order. */
  readonly records?: readonly Readonly<Record<string, unknown>>[];
  readonly total?: number;
  /** The status, where it is not 200. */
  readonly status?: number;
}

/** Something a sales person asks for, the calls that do it, and what is true afterwards. */
export interface Task {
  readonly goal: string;
  /** Toolsets to offer; without it those that are offered by default. */
  readonly toolsets?: readonly string[];
  /** Offers tools whose work cannot be taken back. */
  readonly isDestructive?: boolean;
  /**
   * Twenty's REST API alone cannot do this: there a call that should succeed has to refuse with this
   * pattern, which says what else to do, and the task ends.
   */
  readonly refusedOverRest?: string;
  readonly calls: readonly TaskCall[];
  readonly state: readonly ExpectedState[];
}
