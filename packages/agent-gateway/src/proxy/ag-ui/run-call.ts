import { fieldsOf, parsedJson, textOf } from "../json-fields.ts";

/** What the gateway must know of a `RunAgentInput` (AG-UI 1.0). */
export interface RunCall {
  readonly threadId: string | undefined;
  readonly runId: string | undefined;
}

/** Reads the input of a run; what is none is passed on for the agent to refuse. */
export function runCallOf(body: Buffer): RunCall {
  const { threadId, runId } = fieldsOf(parsedJson(body));
  return { threadId: textOf(threadId), runId: textOf(runId) };
}
