import { PROBLEMS, type Problem, type ProblemCode } from "agent-gateway-contract";

/** One field of a request with what is wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** An error body (RFC 9457). */
export function problemOf(
  code: ProblemCode,
  detail: string,
  errors?: readonly FieldProblem[],
): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:agent-gateway:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
}

/** An error as a web response. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}
