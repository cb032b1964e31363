/** What a failed request is told, in the words of both APIs. */
export interface TwentyErrorDetails {
  /** HTTP status of the REST answer. */
  readonly status: number;
  /** `error` of the REST answer. */
  readonly restError: string;
  /** `code` of the REST answer; most errors have none. */
  readonly restCode?: string;
  /** `extensions.code` of the GraphQL answer. */
  readonly graphqlCode: string;
  /** `extensions.subCode` of the GraphQL answer. */
  readonly subCode?: string;
  readonly userFriendlyMessage?: string;
  /** Further `extensions` of the GraphQL answer. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const DEFAULT_USER_MESSAGE = "An error occurred.";

/** A refusal that clients of the imitated API know. */
export class TwentyError extends Error {
  readonly details: TwentyErrorDetails;

  constructor(message: string, details: TwentyErrorDetails) {
    super(message);
    this.name = "TwentyError";
    this.details = details;
  }

  /** The sentence meant for people. */
  get userFriendlyMessage(): string {
    return this.details.userFriendlyMessage ?? DEFAULT_USER_MESSAGE;
  }
}
