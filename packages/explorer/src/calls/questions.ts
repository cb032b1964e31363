import { createStore } from "web-kit";
import type { Question, QuestionAnswer } from "../mcp/connection.ts";

/** A question that waits for the reader. */
export interface OpenQuestion {
  readonly question: Question;
  answer(answer: QuestionAnswer): void;
}

/** The questions that wait, the oldest first; one at a time is shown. */
export const questions = createStore<readonly OpenQuestion[]>([]);

/** Puts a question to the reader. A call that is stopped takes its question with it. */
export function ask(question: Question, signal?: AbortSignal): Promise<QuestionAnswer> {
  return new Promise((resolve) => {
    const open: OpenQuestion = {
      question,
      answer(answer) {
        questions.update((before) => before.filter((other) => other !== open));
        resolve(answer);
      },
    };
    questions.update((before) => [...before, open]);
    signal?.addEventListener("abort", () => open.answer({ action: "cancel" }), { once: true });
  });
}
