import type { ProblemCode } from "agent-gateway-contract";
import { problemOf } from "../errors/problem-response.ts";
import { fieldLines } from "../transport/field-lines.ts";
import type { InboundExchange } from "../transport/inbound.ts";
import type { Call } from "./call.ts";

/** JSON-RPC error codes of servers are free from -32000 on down; SDKs use -32001 for a session that is not there. */
const RPC_CODE = { session: -32001, gateway: -32000 } as const;

/** Answers in the form MCP clients read: a JSON-RPC error whose `data` is the problem with its stable `code`. */
export function writeRpcError(
  client: InboundExchange,
  { id }: Pick<Call, "id">,
  code: ProblemCode | "session_not_found",
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isSession = code === "session_not_found";
  const problem = problemOf(isSession ? "not_found" : code, detail);
  const data = isSession ? { ...problem, code } : problem;
  const error = { code: isSession ? RPC_CODE.session : RPC_CODE.gateway, message: detail, data };
  const fields = fieldLines({ "content-type": "application/json", ...headers });
  client.answer(problem.status, fields, JSON.stringify({ jsonrpc: "2.0", id, error }));
}
