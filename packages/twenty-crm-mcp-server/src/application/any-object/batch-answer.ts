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
/** Every id of a long batch would cost a model more than the records. */
export const MAX_IDS_TOLD = 200;

/** The ids of what was done, in the order in which it was given. */
export function doneIds({ done }: BatchResult<{ readonly id: string }>): readonly string[] {
  return [...done].toSorted(([left], [right]) => left - right).map(([, { id }]) => id);
}

/** The answer to a batch: how many were done, which failed and why, where to go on after a stop. */
export function batchAnswer(
  done: string,
  noun: string,
  result: BatchResult<{ readonly id: string }>,
  nameOf: NameOfItem = byIndex,
): ToolAnswer<BatchData> {
  const { failures, stopped } = result;
  const ids = doneIds(result);
  const told = failures.toSorted((left, right) => left.index - right.index);
  const lines = [
    `${done} ${ids.length} ${noun}${failures.length > 0 ? `; ${failures.length} failed` : ""}.`,
    ...told.slice(0, MAX_FAILURES_TOLD).map(({ index, error }) => `${nameOf(index)}: ${error}`),
    ...(told.length > MAX_FAILURES_TOLD ? [`and ${told.length - MAX_FAILURES_TOLD} more`] : []),
    ...(ids.length > MAX_IDS_TOLD ? [`The first ${MAX_IDS_TOLD} ids are shown.`] : []),
    ...(stopped === undefined
      ? []
      : [`Stopped (${stopped.reason}): go on from index ${stopped.at}.`]),
  ];
  return {
    data: {
      done: ids.length,
      ids: ids.slice(0, MAX_IDS_TOLD),
      failures: told,
      ...(stopped !== undefined && { resumeFrom: stopped.at }),
    },
    text: lines.join("\n"),
  };
}
