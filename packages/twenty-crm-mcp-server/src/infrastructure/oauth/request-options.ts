import { allowInsecureRequests } from "oauth4webapi";

/** How long one step may take. */
const STEP_TIMEOUT_MS = 10_000;

/** What each request of the library is sent with. Plain HTTP is taken only where Twenty itself is reached by it. */
export function requestOptions(url: string, signal?: AbortSignal) {
  const timeout = AbortSignal.timeout(STEP_TIMEOUT_MS);
  return {
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    [allowInsecureRequests]: url.startsWith("http://"),
  };
}
