import { connect } from "node:net";
import { type Dispatcher, request } from "undici";
import type { ProbeOutcome } from "../registry/probe-rule.ts";

/** What is asked, and for how long. */
export interface ProbeTarget {
  readonly endpoint: string;
  readonly healthCheckEndpoint: string | null;
}

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Asks an instance whether it is well: a GET of its health endpoint without following redirects, or, when it has none, a TCP connection.
 * Never `initialize`: a probe must not leave a session behind. Never throws.
 */
export async function probeEndpoint(
  target: ProbeTarget,
  { timeoutMs, dispatcher }: { readonly timeoutMs: number; readonly dispatcher: Dispatcher },
): Promise<ProbeOutcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return target.healthCheckEndpoint === null
      ? await connects(new URL(target.endpoint), signal)
      : await answers(target.healthCheckEndpoint, signal, dispatcher);
  } catch (error) {
    return {
      ok: false,
      why: signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error),
    };
  }
}

async function answers(
  url: string,
  signal: AbortSignal,
  dispatcher: Dispatcher,
): Promise<ProbeOutcome> {
  const { statusCode, body } = await request(url, {
    signal,
    dispatcher,
    headers: { accept: "application/json", "user-agent": "agent-gateway-probe" },
  });
  const text = await limitedText(body);
  if (statusCode === 401 || statusCode === 403) {
    return { ok: false, why: `the health endpoint asks for authentication (${statusCode})` };
  }
  if (statusCode === 429)
    return { ok: true, why: "answered 429, too many requests", degraded: true };
  if (statusCode < 200 || statusCode > 299) return { ok: false, why: `answered ${statusCode}` };
  const degraded = saysDegraded(text);
  return {
    ok: true,
    degraded,
    why: degraded ? "answered 200, degraded" : `answered ${statusCode}`,
  };
}

/** A health document that never ends must not fill the memory: what matters stands at its beginning. */
async function limitedText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function saysDegraded(text: string): boolean {
  try {
    return (JSON.parse(text) as { status?: unknown } | null)?.status === "degraded";
  } catch {
    return false;
  }
}

function connects(url: URL, signal: AbortSignal): Promise<ProbeOutcome> {
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ""), port, signal });
    socket.once("connect", () => {
      socket.destroy();
      resolve({ ok: true, why: "accepts connections", degraded: false });
    });
    socket.once("error", reject);
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
