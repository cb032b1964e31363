/** Reads or changes an answer on its way. */
export interface AnswerFilter {
  /** What can be passed on now that `chunk` has come. */
  push(chunk: Buffer): Buffer;
  /** What is still to be passed on when the instance has ended its answer. */
  end(): Buffer;
  /** What the client is told when the instance died; `undefined`: its connection is cut. */
  cut(why: string): Buffer | undefined;
}

/** Makes the filter of one answer; `undefined` when it passes as it is. */
export type FilterSource = (answer: AnswerHead) => AnswerFilter | undefined;

/** What decides on how an answer is passed on. */
export interface AnswerHead {
  readonly agentId: string;
  readonly instanceName: string;
  readonly status: number;
  readonly contentType: string;
}
