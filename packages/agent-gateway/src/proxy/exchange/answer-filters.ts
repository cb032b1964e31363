import { RunEvents, runFormatOf } from "../ag-ui/run-events.ts";
import { EventRewriter } from "../events/event-rewriter.ts";
import { replaceAskedState } from "../request-state.ts";
import type { AnswerFilter, AnswerHead } from "./answer-filter.ts";

const EMPTY = Buffer.alloc(0);

/** Seals the state of a question in each event of a stream (MCP 2026-07-28, input_required). */
export function askedStateFilter(sealState: (state: string) => string): AnswerFilter {
  const rewriter = new EventRewriter(
    (message) => replaceAskedState(message, sealState),
    '"requestState"',
  );
  return {
    push: (chunk) => rewriter.push(chunk),
    end: () => rewriter.flush(),
    cut: () => undefined,
  };
}

/** Sees to it that a run ends with a terminal event, even when its agent does not. */
export function runFilter({ contentType, instanceName }: AnswerHead): AnswerFilter | undefined {
  const format = runFormatOf(contentType);
  if (format === undefined) return undefined;
  const run = new RunEvents(format);
  const lastWords = (message: string): Buffer => run.lastWords({ code: "agent_failed", message });
  return {
    push: (chunk) => run.push(chunk),
    end: () => lastWords(`${instanceName} ended its answer before the run had ended.`),
    cut: (why) => lastWords(`${instanceName} failed during the run (${why}).`),
  };
}

/** Lets an answer pass and shows it to somebody. */
export function readingFilter(read: (chunk: Buffer) => void): AnswerFilter {
  return {
    push(chunk) {
      read(chunk);
      return chunk;
    },
    end: () => EMPTY,
    cut: () => undefined,
  };
}
