import type { EncodedBody } from "../files/encode-multipart.ts";
import type { Json } from "../json.ts";

/** Reads may be repeated; a write that was sent may not. */
export type RequestKind = "read" | "write";

/** One request to Twenty, before it has an origin and a key. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** From the base URL on, with its query: `/rest/people?limit=1`. */
  readonly path: string;
  readonly body?: Json;
  /** A body that is no JSON, instead. */
  readonly content?: EncodedBody;
  /** Instead of the base URL; then no header of the client is sent. */
  readonly origin?: string;
  /** Whoever signed the address needs no key. Default false. */
  readonly withoutKey?: boolean;
  /** Keep the bytes of a good answer, at most so many, instead of reading its text. */
  readonly maxBytes?: number;
  /** For one attempt. Default that of the client. */
  readonly timeoutMs?: number;
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
  /** Empty when the bytes were asked for, and came. */
  readonly text: string;
  /** Those bytes. */
  readonly content?: { readonly bytes: Uint8Array; readonly isWhole: boolean };
}
