/** Why a request to the gateway came to nothing, as far as the page has to tell apart. */
export type FailureKind =
  /** No answer at all. */
  | "unreachable"
  /** It wants a key, or another one. */
  | "unauthorized"
  /** The key may not do that. */
  | "forbidden"
  /** It said no for another reason. */
  | "refused";

/** A request to the gateway that came to nothing. */
export class GatewayFailure extends Error {
  override readonly name = "GatewayFailure";
  readonly kind: FailureKind;
  /** What is wrong with which field, where the gateway says so. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(kind: FailureKind, message: string, fields: ReadonlyMap<string, string> = new Map()) {
    super(message);
    this.kind = kind;
    this.fields = fields;
  }
}

/** Whether an error is of this kind. */
export function isFailure(error: unknown, kind: FailureKind): boolean {
  return error instanceof GatewayFailure && error.kind === kind;
}

/** What to tell a person about any error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
