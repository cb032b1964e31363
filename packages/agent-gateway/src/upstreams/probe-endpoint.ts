import { connect } from "node:net";
import type { Clock } from "service-kit";
import { type Dispatcher, request } from "undici";
import type { ProbeOutcome } from "../registry/probe-record.ts";
import { judgeAnswer } from "./judge-answer.ts";

/** What is asked. */
export interface ProbeTarget {
  readonly endpoint: string;
  readonly healthCheckEndpoint: string | null;
}

/** How a probe is made. */
export interface ProbeMeans {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly dispatcher: Dispatcher;
}

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Asks an instance whether it is well: a GET of its health endpoint without following redirects, or, when it
 * has none, a TCP connection. Never `initialize`: a probe must not leave a session behind. Never throws.
 */
export async function probeEndpoint(
  { endpoint, healthCheckEndpoint }: ProbeTarget,
  { clock, timeoutMs, dispatcher }: ProbeMeans,
): Promise<ProbeOutcome> {
  const controller = new AbortController();
  const timer = clock.setTimer(() => controller.abort(), timeoutMs);
  const { signal } = controller;
  try {
    return healthCheckEndpoint === null
      ? await connects(new URL(endpoint), signal)
      : await answers(healthCheckEndpoint, signal, dispatcher);
  } catch (error) {
    const why = signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error);
    return { result: "failing", why };
  } finally {
    timer.cancel();
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
  return judgeAnswer(statusCode, await limitedText(body));
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

function connects(url: URL, signal: AbortSignal): Promise<ProbeOutcome> {
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ""), port, signal });
    socket.once("connect", () => {
      socket.destroy();
      resolve({ result: "passing", why: "accepts connections" });
    });
    socket.once("error", reject);
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
