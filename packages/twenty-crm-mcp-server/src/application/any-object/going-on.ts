import type { ToolAnswer } from "../tools/define-tool.ts";
import type { BatchData } from "./batch-answer.ts";
import type { GivenFilter } from "./read-filter.ts";

/**
 * The answer of a batch that a filter chose, with how the rest is reached after a stop: what was changed may no
 * longer match, so that a place among the matches says nothing.
 */
export function goingOnByFilter<Answer extends ToolAnswer<BatchData>>(
  answer: Answer,
  filter: GivenFilter | undefined,
  ids: readonly string[],
): Answer {
  const { resumeFrom } = answer.data;
  const next = resumeFrom === undefined ? undefined : ids[resumeFrom];
  if (filter === undefined || next === undefined) return answer;
  const rest = JSON.stringify({ and: [filter, { id: { gte: next } }] });
  return { ...answer, text: `${answer.text}\nThe rest: filter ${rest}` };
}
