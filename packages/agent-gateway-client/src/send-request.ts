import { faultReason, isAccepted, refusalReason, shownReason } from "./failure-reason.ts";
import type { TimeoutSignal } from "./timeout-signal.ts";
import type { GatewayAnswer, GatewayRequest, GatewayTransport } from "./transport.ts";

const MAX_WARNINGS = 10;

/** How an exchange ended; all texts are fit to be shown. */
export type Outcome =
  | { readonly ok: true; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly status?: number };

/** Sends one request and waits for its end; never throws. */
export async function sendRequest(
  request: Omit<GatewayRequest, "signal">,
  {
    transport,
    apiKey,
    timeout,
  }: {
    readonly transport: GatewayTransport;
    /** Only so that no text contains it. */
    readonly apiKey: string | undefined;
    readonly timeout: TimeoutSignal;
  },
): Promise<Outcome> {
  try {
    const answer = await transport.send({ ...request, signal: timeout.signal });
    if (isAccepted(answer)) {
      return { ok: true, warnings: warningsOf(answer).map((text) => shownReason(text, apiKey)) };
    }
    const reason = shownReason(refusalReason(answer), apiKey);
    return { ok: false, reason, status: answer.status };
  } catch (error) {
    return { ok: false, reason: shownReason(faultReason(error, timeout.timeoutMs), apiKey) };
  } finally {
    timeout.cancel();
  }
}

function warningsOf({ body: { warnings } }: GatewayAnswer): string[] {
  if (!Array.isArray(warnings)) return [];
  return warnings.filter((warning) => typeof warning === "string").slice(0, MAX_WARNINGS);
}
