import type { z } from "zod";
import type { FieldProblem } from "./problem-response.ts";

/** Names each field of a value that does not fit its schema. */
export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.map((issue) => ({
    field: issue.path.map(String).join(".") || "(body)",
    problem: issue.message,
  }));
}
