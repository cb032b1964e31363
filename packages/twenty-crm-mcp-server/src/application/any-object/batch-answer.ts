import { z } from "zod";
import type { ToolAnswer } from "../tools/define-tool.ts";
import type { BatchResult } from "./batch.ts";
import { byIndex, type NameOfItem } from "./name-of-item.ts";

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
  nameOf: NameOfItem = byIndex,
): ToolAnswer<BatchData> {
  const ids = [...results].toSorted(([left], [right]) => left - right).map(([, { id }]) => id);
  const told = failures.toSorted((left, right) => left.index - right.index);
  const lines = [
    `${done} ${ids.length} ${noun}${failures.length > 0 ? `; ${failures.length} failed` : ""}.`,
    ...told.slice(0, MAX_FAILURES_TOLD).map(({ index, error }) => `${nameOf(index)}: ${error}`),
    ...(told.length > MAX_FAILURES_TOLD ? [`and ${told.length - MAX_FAILURES_TOLD} more`] : []),
    ...(stopped === undefined
      ? []
      : [`Stopped (${stopped.reason}): go on from index ${stopped.at}.`]),
  ];
  return {
    data: {
      done: ids.length,
      ids,
      failures: told,
      ...(stopped !== undefined && { resumeFrom: stopped.at }),
    },
    text: lines.join("\n"),
  };
}
