import { TwentyError } from "../errors/twenty-error.ts";

/** Whether an answer contradicts what is known of the workspace's objects and fields. */
export function isSignOfDrift(error: unknown): boolean {
  if (!(error instanceof TwentyError)) return false;
  return error.code === "schema_mismatch" || /doesn't have any/.test(error.reason);
}
