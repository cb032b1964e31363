import type { Handler } from "hono";
import { problemOf, problemResponse } from "../errors/problem-response.ts";

/** Answers 405 and names the methods that the address supports (RFC 9110 §15.5.6). */
export function methodNotAllowed(...allowed: readonly string[]): Handler {
  const allow = allowed.join(", ");
  return () =>
    problemResponse(problemOf("method_not_allowed", `This address supports ${allow}.`), { allow });
}
