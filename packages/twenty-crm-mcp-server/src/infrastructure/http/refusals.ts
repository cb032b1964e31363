/** Every reason for which the HTTP side turns a request away, with its status and JSON-RPC code. */
const REFUSALS = {
  parse_error: { status: 400, title: "The body is not JSON", rpcCode: -32700 },
  invalid_request: { status: 400, title: "The request is not valid", rpcCode: -32600 },
  unauthorized: { status: 401, title: "An API key is required", rpcCode: -32000 },
  forbidden: { status: 403, title: "This caller is not allowed", rpcCode: -32000 },
  not_found: { status: 404, title: "There is nothing at this address", rpcCode: -32000 },
  session_not_found: { status: 404, title: "The session has ended", rpcCode: -32001 },
  method_not_allowed: {
    status: 405,
    title: "This address does not support the method",
    rpcCode: -32000,
  },
  payload_too_large: { status: 413, title: "The request body is too large", rpcCode: -32000 },
  unsupported_media_type: {
    status: 415,
    title: "The request body must be JSON",
    rpcCode: -32000,
  },
  internal_error: { status: 500, title: "The server failed", rpcCode: -32603 },
  too_many_sessions: { status: 503, title: "All sessions are in use", rpcCode: -32000 },
  not_ready: { status: 503, title: "The server is not taking requests", rpcCode: -32000 },
} as const satisfies Record<string, { status: number; title: string; rpcCode: number }>;

/** A stable code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS;

/** What one refusal says beyond its code. */
export interface RefusalDetails {
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal in the words of the protocol that is spoken at `path`: JSON-RPC at `/mcp` and below, else RFC 9457. */
export function refuse(path: string, code: RefusalCode, details: RefusalDetails): Response {
  return isMcpPath(path) ? refuseRpc(code, details) : refuseProblem(code, details);
}

function isMcpPath(path: string): boolean {
  return path === "/mcp" || path.startsWith("/mcp/");
}

/** A refusal as a JSON-RPC error without id: the request was not looked into. */
export function refuseRpc(code: RefusalCode, { detail, headers = {} }: RefusalDetails): Response {
  const { status, rpcCode } = REFUSALS[code];
  return Response.json(
    { jsonrpc: "2.0", id: null, error: { code: rpcCode, message: detail, data: { code } } },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );
}

function refuseProblem(code: RefusalCode, { detail, headers = {} }: RefusalDetails): Response {
  const { status, title } = REFUSALS[code];
  return Response.json(
    { type: "about:blank", title, status, detail, code },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...headers,
      },
    },
  );
}
