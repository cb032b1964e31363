import { z } from "zod";
import type { ToolAnswer } from "../tools/define-tool.ts";
import type { BatchFailure, BatchResult } from "./batch.ts";

/** What a batch tool promises. */
export const batchOutput = z.object({
  done: z.number(),
  ids: z.array(z.string()),
  failures: z.array(z.object({ index: z.number(), error: z.string() })),
  resumeFrom: z.number().optional(),
});

/** The data of a batch tool. */
export type BatchData = z.input<typeof batchOutput>;

const MAX_FAILURES_TOLD = 20;

/** The answer to a batch: how many were done, which failed and why, where to go on after a stop. */
export function batchAnswer(
  done: string,
  noun: string,
  { done: results, failures, stopped }: BatchResult<{ readonly id: string }>,
): ToolAnswer<BatchData> {
  const ids = [...results].toSorted(([left], [right]) => left - right).map(([, { id }]) => id);
  const lines = [
    `${done} ${ids.length} ${noun}${failures.length > 0 ? `; ${failures.length} failed` : ""}.`,
    ...failures.slice(0, MAX_FAILURES_TOLD).map(failureLine),
    ...(failures.length > MAX_FAILURES_TOLD
      ? [`and ${failures.length - MAX_FAILURES_TOLD} more`]
      : []),
    ...(stopped === undefined
      ? []
      : [`Stopped (${stopped.reason}): go on with the items from index ${stopped.at}.`]),
  ];
  return {
    data: {
      done: ids.length,
      ids,
      failures: [...failures],
      ...(stopped !== undefined && { resumeFrom: stopped.at }),
    },
    text: lines.join("\n"),
  };
}

function failureLine({ index, error }: BatchFailure): string {
  return `#${index}: ${error}`;
}
