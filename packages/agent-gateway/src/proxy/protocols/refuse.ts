import { problemOf } from "../../errors/problem-response.ts";
import { fieldLines } from "../../transport/field-lines.ts";
import type { InboundExchange } from "../../transport/inbound.ts";
import type { Call } from "../exchange/call.ts";
import type { Refusal } from "./protocol.ts";

/**
 * JSON-RPC error codes of servers are free from -32000 on down; SDKs use -32001 for a session that is not there.
 * A tool that does not exist is "invalid params" (MCP 2026-07-28, tools, error handling).
 */
const RPC_CODE = { session_not_found: -32001, unknown_tool: -32602 } as const;
const RPC_GATEWAY = -32000;

/** Answers in the form MCP and A2A clients read: a JSON-RPC error whose `data` is the problem with its stable `code`. */
export function refuseAsRpc(
  client: InboundExchange,
  { id }: Pick<Call, "id">,
  { code, detail, fields }: Refusal,
): number {
  const own = code === "session_not_found" || code === "unknown_tool";
  const problem = problemOf(own ? "not_found" : code, detail);
  // The request was understood and answered: a client must not take it for a lost session.
  const status = code === "unknown_tool" ? 200 : problem.status;
  const data = own ? { ...problem, status, code } : problem;
  const error = { code: own ? RPC_CODE[code] : RPC_GATEWAY, message: detail, data };
  const head = fieldLines({ "content-type": "application/json", ...fields });
  client.answer(status, head, JSON.stringify({ jsonrpc: "2.0", id, error }));
  return status;
}

/** Answers with a problem document (RFC 9457). */
export function refuseAsProblem(
  client: InboundExchange,
  _call: Pick<Call, "id">,
  { code, detail, fields }: Refusal,
): number {
  const own = code === "session_not_found" || code === "unknown_tool";
  const problem = problemOf(own ? "not_found" : code, detail);
  const head = fieldLines({ "content-type": "application/problem+json", ...fields });
  client.answer(problem.status, head, JSON.stringify(problem));
  return problem.status;
}
