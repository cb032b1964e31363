import type { ServerResponse } from "node:http";
import type { Problem } from "agent-gateway-contract";

/** Writes an error body to a plain Node response. */
export function writeProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(problem.status, { "content-type": "application/problem+json", ...headers });
  response.end(JSON.stringify(problem));
}
