import type { ProblemCode } from "agent-gateway-contract";
import type { FieldProblem } from "./problem-response.ts";

/** A request that cannot be served, with the stable code of the reason; translated once, at the edge. */
export class GatewayError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldProblem[] | undefined;

  constructor(code: ProblemCode, detail: string, errors?: readonly FieldProblem[]) {
    super(detail);
    this.name = "GatewayError";
    this.code = code;
    this.errors = errors;
  }
}
