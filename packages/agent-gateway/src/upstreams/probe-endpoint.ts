import { connect } from "node:net";
import type { Clock } from "service-kit";
import { type Dispatcher, request } from "undici";
import type { ProbeOutcome } from "../registry/probe-record.ts";
import { guardedLookup, isLinkLocal, linkLocalError } from "../transport/link-local.ts";
import { judgeAnswer, judgeDiscovery } from "./judge-answer.ts";

/** What is asked. */
export interface ProbeTarget {
  readonly type: string;
  readonly endpoint: string;
  readonly healthCheckEndpoint: string | null;
  /** As declared. */
  readonly protocolVersions: readonly string[];
}

/** How a probe is made. */
export interface ProbeMeans {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly dispatcher: Dispatcher;
}

const MAX_BODY_BYTES = 64 * 1024;
/** The first revision of MCP in which asking leaves nothing behind. */
const STATELESS_REVISION = "2026-07-28";
const USER_AGENT = "agent-gateway-probe";

/** MCP 2026-07-28, `server/discover`: every request says its revision and what the client can do. */
const DISCOVERY = {
  headers: {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": STATELESS_REVISION,
    "mcp-method": "server/discover",
    "user-agent": USER_AGENT,
  },
  body: JSON.stringify({
    jsonrpc: "2.0",
    id: "probe",
    method: "server/discover",
    params: {
      _meta: {
        "io.modelcontextprotocol/protocolVersion": STATELESS_REVISION,
        "io.modelcontextprotocol/clientInfo": { name: USER_AGENT, version: "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  }),
} as const;

/**
 * Asks an instance whether it is well, without following redirects: a GET of its health endpoint; when it has
 * none, `server/discover` of an MCP server that declares a stateless revision, else a TCP connection. Never
 * `initialize`, never `tools/list`: a probe must not leave a session behind. Never throws.
 */
export async function probeEndpoint(
  target: ProbeTarget,
  { clock, timeoutMs, dispatcher }: ProbeMeans,
): Promise<ProbeOutcome> {
  const controller = new AbortController();
  const timer = clock.setTimer(() => controller.abort(), timeoutMs);
  const { signal } = controller;
  try {
    return await ask(target, signal, dispatcher);
  } catch (error) {
    const why = signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error);
    return { result: "failing", why };
  } finally {
    timer.cancel();
  }
}

async function ask(
  { type, endpoint, healthCheckEndpoint, protocolVersions }: ProbeTarget,
  signal: AbortSignal,
  dispatcher: Dispatcher,
): Promise<ProbeOutcome> {
  if (healthCheckEndpoint !== null) {
    const headers = { accept: "application/json", "user-agent": USER_AGENT };
    const { statusCode, body } = await request(healthCheckEndpoint, {
      signal,
      dispatcher,
      headers,
    });
    return judgeAnswer(statusCode, await limitedText(body));
  }
  if (type === "mcp" && protocolVersions.includes(STATELESS_REVISION)) {
    const { statusCode, body } = await request(endpoint, {
      method: "POST",
      signal,
      dispatcher,
      ...DISCOVERY,
    });
    return judgeDiscovery(statusCode, await limitedText(body));
  }
  return connects(new URL(endpoint), signal);
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
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isLinkLocal(host)) throw linkLocalError(host);
    const socket = connect({ host, port, signal, lookup: guardedLookup });
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
