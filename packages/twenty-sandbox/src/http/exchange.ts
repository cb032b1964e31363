/** A request as the sandbox handles it, free of Node's streams. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** What a multipart request asks for, its files in their places; then `body` is empty. */
  readonly operations?: object;
}

/** The answer to a {@link SandboxRequest}. */
export interface SandboxResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as text, bytes as they are. */
  readonly body?: unknown;
}

/** A parsed target. */
export interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Splits path and query. */
export function parseTarget(target: string): Target {
  const at = target.indexOf("?");
  return at === -1
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) };
}
