import { fieldsOf, parsedJson, textOf } from "../json-fields.ts";

/** What the gateway must know of an A2A request (A2A 0.3 and 1.0, JSON-RPC binding). */
export interface A2aCall {
  readonly id: string | number | null;
  readonly method: string | undefined;
  readonly isRepeatable: boolean;
  /** The conversation it belongs to. */
  readonly contextId: string | undefined;
  /** The task it is about. */
  readonly taskId: string | undefined;
}

/** They only read, under the names of both revisions. */
const REPEATABLE: ReadonlySet<string> = new Set([
  "tasks/get",
  "tasks/list",
  "tasks/resubscribe",
  "tasks/pushNotificationConfig/get",
  "tasks/pushNotificationConfig/list",
  "agent/getAuthenticatedExtendedCard",
  "GetTask",
  "ListTasks",
  "SubscribeToTask",
  "GetTaskPushNotificationConfig",
  "ListTaskPushNotificationConfigs",
  "GetExtendedAgentCard",
]);

/** Reads a request; what is none is passed on for the agent to refuse. */
export function a2aCallOf(body: Buffer): A2aCall {
  const { id, method, params } = fieldsOf(parsedJson(body));
  const { message, contextId, taskId, id: named } = fieldsOf(params);
  const said = fieldsOf(message);
  const name = textOf(method);
  return {
    id: typeof id === "string" || typeof id === "number" ? id : null,
    method: name,
    isRepeatable: name !== undefined && REPEATABLE.has(name),
    contextId: textOf(said.contextId) ?? textOf(contextId),
    taskId:
      textOf(said.taskId) ?? textOf(taskId) ?? (message === undefined ? textOf(named) : undefined),
  };
}
