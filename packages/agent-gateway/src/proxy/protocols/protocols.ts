import { fieldValue } from "../../transport/field-lines.ts";
import { a2aCallOf } from "../a2a/a2a-call.ts";
import { runCallOf } from "../ag-ui/run-call.ts";
import { plainCall } from "../exchange/call.ts";
import { mcpCallOf, mcpCallWithoutBody } from "../mcp/mcp-call.ts";
import type { Protocol } from "./protocol.ts";
import { refuseAsProblem, refuseAsRpc } from "./refuse.ts";

const HOUR_MS = 3_600_000;

const mcp: Protocol = {
  name: "mcp",
  methods: new Set(["GET", "POST", "DELETE"]),
  call: (client, _rest, body) =>
    body === null ? mcpCallWithoutBody(client.method) : mcpCallOf(body),
  refuse: refuseAsRpc,
  maxDurationMs: HOUR_MS,
};

const agUi: Protocol = {
  name: "ag-ui",
  methods: new Set(["GET", "HEAD", "POST"]),
  call(client, _rest, body) {
    if (body === null) return readingCall(client.method, false);
    return plainCall("run", { key: runCallOf(body).threadId });
  },
  refuse: refuseAsProblem,
  // People read along, think and answer: a run may last.
  maxDurationMs: 4 * HOUR_MS,
};

const a2a: Protocol = {
  name: "a2a",
  methods: new Set(["GET", "HEAD", "POST", "DELETE"]),
  call(client, _rest, body) {
    if (body === null) return readingCall(client.method, false);
    const { id, method = "POST", isRepeatable, contextId, taskId } = a2aCallOf(body);
    const ownedIds = [taskId, contextId].filter((owned) => owned !== undefined);
    return plainCall(method, { id, isRepeatable, key: contextId ?? taskId, ownedIds });
  },
  refuse: refuseAsRpc,
  maxDurationMs: HOUR_MS,
};

const http: Protocol = {
  name: "http",
  methods: new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  call(client) {
    const accept = fieldValue(client.fields, "accept");
    return readingCall(client.method, accept?.startsWith("text/event-stream") === true);
  },
  refuse: refuseAsProblem,
  maxDurationMs: HOUR_MS,
};

/** "Safe" methods ask for nothing to be done (RFC 9110 §9.2.1), so they may be repeated. */
function readingCall(method: string, isStream: boolean) {
  const isRepeatable = method === "GET" || method === "HEAD";
  return plainCall(method, { isRepeatable, isStanding: isRepeatable && isStream });
}

/** Every protocol by its name. */
export const PROTOCOLS: Readonly<Record<Protocol["name"], Protocol>> = {
  mcp,
  "ag-ui": agUi,
  a2a,
  http,
};
