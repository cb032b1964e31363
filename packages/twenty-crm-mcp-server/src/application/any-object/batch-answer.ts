import { z } from "zod";
import type { ToolAnswer } from "../tools/define-tool.ts";
import { MAX_ERROR_BYTES } from "../tools/tool-error.ts";
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
/** The headline and the way out of a batch that came to nothing. */
const TOLD_AROUND = 170;
/** Every id of a long batch would cost a model more than the records. */
export const MAX_IDS_TOLD = 200;

/** The ids of what was done, in the order in which it was given. */
export function doneIds({ done }: BatchResult<{ readonly id: string }>): readonly string[] {
  return [...done].toSorted(([left], [right]) => left - right).map(([, { id }]) => id);
}

/** The answer to a batch: how many were done, which failed and why, where to go on after a stop. An error where nothing was done. */
export function batchAnswer(
  done: string,
  noun: string,
  result: BatchResult<{ readonly id: string }>,
  nameOf: NameOfItem = byIndex,
): ToolAnswer<BatchData> {
  const { failures, stopped } = result;
  const ids = doneIds(result);
  const told = failures.toSorted((left, right) => left.index - right.index);
  const reasons = told.map(({ index, error }) => `${nameOf(index)}: ${error}`);
  const headline = `${done} ${ids.length} ${noun}${failures.length > 0 ? `; ${failures.length} failed` : ""}.`;
  const isError = ids.length === 0 && (failures.length > 0 || stopped !== undefined);
  const lines = [
    headline,
    ...firstOf(reasons, isError ? { bytes: MAX_ERROR_BYTES - TOLD_AROUND } : {}),
    ...(ids.length > MAX_IDS_TOLD ? [`The first ${MAX_IDS_TOLD} ids are shown.`] : []),
    ...(stopped === undefined
      ? []
      : [`Stopped (${stopped.reason}): go on from index ${stopped.at}.`]),
    ...(isError && stopped === undefined
      ? ["Nothing was changed: mend these and call again."]
      : []),
  ];
  return {
    data: {
      done: ids.length,
      ids: ids.slice(0, MAX_IDS_TOLD),
      failures: told,
      ...(stopped !== undefined && { resumeFrom: stopped.at }),
    },
    text: lines.join("\n"),
    ...(isError && { isError }),
  };
}

/** As many of the reasons as are told, and how many there are beside them; the data has them all. */
function firstOf(
  reasons: readonly string[],
  { bytes = Number.POSITIVE_INFINITY }: { readonly bytes?: number },
): readonly string[] {
  let left = bytes;
  const first = reasons.slice(0, MAX_FAILURES_TOLD).filter((reason) => {
    left -= Buffer.byteLength(reason) + 1;
    return left >= 0;
  });
  const more = reasons.length - first.length;
  return more > 0 ? [...first, `and ${more} more`] : first;
}
