import type { Json } from "../json.ts";

/** Reads may be repeated; a write that was sent may not. */
export type RequestKind = "read" | "write";

/** One request to Twenty, before it has an origin and a key. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** From the base URL on, with its query: `/rest/people?limit=1`. */
  readonly path: string;
  readonly body?: Json;
  readonly kind: RequestKind;
  /** Costs nothing of the rate budget. Default: what asks the metadata. */
  readonly isFree?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Told before the call waits for a second or more for the rate limit. */
  readonly onWait?: ((waitMs: number) => void) | undefined;
}

/** A whole answer, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
  readonly text: string;
}
