import { expect } from "vitest";
import type { Answer, Workbench } from "../tools/workbench.ts";
import { fillIn, type Kept } from "./fill-in.ts";
import type { ExpectedAnswer, ExpectedState, Task, TaskCall } from "./task.ts";

/** Tools to do a task with, and the Twenty behind them to be asked directly. */
export interface Workplace {
  readonly bench: Pick<Workbench, "call">;
  readonly twentyUrl: string;
  readonly apiKey: string;
  readonly isRestOnly: boolean;
  /** What tasks may refer to before any call: the columns of links on this version. */
  readonly known: Kept;
}

/** Makes the calls of a task, then asks Twenty itself whether the goal was reached. */
export async function runTask(task: Task, place: Workplace): Promise<void> {
  const refusedOverRest = place.isRestOnly ? task.refusedOverRest : undefined;
  const kept: Record<string, unknown> = { ...place.known };
  for (const [index, call] of task.calls.entries()) {
    const answer = await makeCall(call, kept, place);
    const title = `call ${index + 1}, ${call.tool}: ${answer.text}`;
    const expected = fillIn(call.expect ?? {}, kept) as ExpectedAnswer;
    if (refusedOverRest !== undefined && answer.isError && expected.error === undefined) {
      return checkAnswer(answer, { error: refusedOverRest }, title);
    }
    checkAnswer(answer, expected, title);
    if (call.as !== undefined) kept[call.as] = keptOf(answer);
  }
  expect(refusedOverRest, "no call was refused: this can be done over REST").toBeUndefined();
  for (const state of task.state) {
    await checkState(fillIn(state, kept) as ExpectedState, place);
  }
}

function makeCall(call: TaskCall, kept: Kept, { bench }: Workplace): Promise<Answer> {
  return bench.call(call.tool, fillIn(call.args ?? {}, kept) as Record<string, unknown>);
}

function checkAnswer(answer: Answer, expected: ExpectedAnswer, title: string): void {
  expect(answer.isError, title).toBe(expected.error !== undefined);
  if (expected.error !== undefined) {
    expect(answer.text, title).toMatch(new RegExp(expected.error, "u"));
    expect(Buffer.byteLength(answer.text), title).toBeLessThanOrEqual(400);
  }
  if (expected.text !== undefined) {
    expect(answer.text, title).toMatch(new RegExp(expected.text, "u"));
  }
  if (expected.data !== undefined) expect(answer.data, title).toMatchObject(expected.data);
  for (const name of expected.lacks ?? []) expect(answer.data, title).not.toHaveProperty(name);
}

/** The data of an answer, and the token of a question that it asks. */
function keptOf({ data, text }: Answer): Record<string, unknown> {
  const confirm = /confirm="([^"]+)"/.exec(text)?.[1];
  return { ...data, text, ...(confirm !== undefined && { confirm }) };
}

async function checkState(state: ExpectedState, place: Workplace): Promise<void> {
  const response = await fetch(new URL(`/rest/${state.read}`, place.twentyUrl), {
    headers: { authorization: `Bearer ${place.apiKey}` },
  });
  const body = withoutZeros(await response.json()) as {
    data?: Record<string, unknown>;
    totalCount?: number;
  };
  const title = `${state.read}: ${JSON.stringify(body)}`;
  expect(response.status, title).toBe(state.status ?? 200);
  const [content] = Object.values(body.data ?? {});
  if (state.record !== undefined) expect(content, title).toMatchObject(withoutZeros(state.record));
  if (state.records !== undefined)
    expect(content, title).toMatchObject(withoutZeros(state.records));
  if (state.total !== undefined) expect(body.totalCount, title).toBe(state.total);
}

/** The same moments as tools write them: without milliseconds that are zero. */
function withoutZeros<T>(json: T): T {
  return JSON.parse(JSON.stringify(json).replaceAll('.000Z"', 'Z"')) as T;
}
