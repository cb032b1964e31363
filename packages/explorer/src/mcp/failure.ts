/** Why a request came to nothing, as far as the page has to tell apart. */
export type FailureKind =
  /** No answer at all. */
  | "unreachable"
  /** The server wants a key, or another one. */
  | "unauthorized"
  /** The server refused the request before looking into it. */
  | "refused"
  /** The answer is an error of the protocol. */
  | "protocol"
  /** The reader stopped it. */
  | "cancelled";

/** A request that came to nothing. */
export class McpFailure extends Error {
  override readonly name = "McpFailure";
  readonly kind: FailureKind;
  readonly status: number | undefined;
  readonly code: number | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    details: { readonly status?: number; readonly code?: number } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = details.status;
    this.code = details.code;
  }
}

/** What to tell a person about any error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether the server wants a key, or another one. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof McpFailure && error.kind === "unauthorized";
}
