import type { DynamicRecord } from "twenty-client";
import { z } from "zod";
import { oneLine } from "../../domain/plain-text.ts";

/** The fields that tell how a run went. */
export const runFields = ["name", "status", "startedAt", "endedAt", "state"] as const;

/** A run as the tools show it. */
export const runRow = z.object({
  id: z.string(),
  name: z.string().optional(),
  status: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  error: z.string().optional(),
});

/** How a run went; what its steps read and wrote is left out. */
export function showRun({
  id,
  name,
  status,
  startedAt,
  endedAt,
  state,
}: DynamicRecord): z.output<typeof runRow> {
  const error = errorOf(state);
  return {
    id,
    ...(typeof name === "string" && { name: oneLine(name, 80) }),
    ...(typeof status === "string" && { status }),
    ...(typeof startedAt === "string" && { startedAt }),
    ...(typeof endedAt === "string" && { endedAt }),
    ...(error !== undefined && { error: oneLine(error, 200) }),
  };
}

function errorOf(state: unknown): string | undefined {
  if (typeof state !== "object" || state === null || !("workflowRunError" in state))
    return undefined;
  const { workflowRunError: error } = state;
  return typeof error === "string" && error !== "" ? error : undefined;
}
