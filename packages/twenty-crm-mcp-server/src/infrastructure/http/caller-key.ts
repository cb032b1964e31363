import { createHash } from "node:crypto";
import { refuseRpc } from "./refusals.ts";

/** Whose API key a call works with: the server's own, the caller's, or the caller's where there is one. */
export type KeySource = "server" | "caller" | "either";

/** Where a caller sends a Twenty API key of its own. */
const CALLER_KEY_HEADER = "x-twenty-api-key";

/** The caller's own key, if it sent one. */
export function callerKeyOf(request: Request | undefined): string | undefined {
  return request?.headers.get(CALLER_KEY_HEADER)?.trim() || undefined;
}

/** Stands for whoever works with a key, without telling it. */
export function principalOf(request: Request | undefined): string {
  const key = callerKeyOf(request);
  return key === undefined ? "server" : createHash("sha256").update(key).digest("base64url");
}

/** Turns away a call without the key it needs, or with one that would be ignored; nothing where it may pass. */
export function callerKeyRefusal(request: Request, source: KeySource): Response | undefined {
  const key = callerKeyOf(request);
  if (key === undefined && source === "caller") {
    return refuseRpc("unauthorized", {
      detail: "Send an API key of your Twenty workspace as X-Twenty-Api-Key.",
    });
  }
  if (key !== undefined && source === "server") {
    return refuseRpc("invalid_request", {
      detail:
        "This server works with a key of its own: leave X-Twenty-Api-Key out, or ask its operator to set TWENTY_KEY_SOURCE=either.",
    });
  }
  return undefined;
}
