import type { Problem } from "agent-gateway-contract";
import { fieldLines } from "../transport/field-lines.ts";
import type { InboundExchange } from "../transport/inbound.ts";

/** Answers with an error body. */
export function writeProblem(
  client: InboundExchange,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  const fields = fieldLines({ "content-type": "application/problem+json", ...headers });
  client.answer(problem.status, fields, JSON.stringify(problem));
}
