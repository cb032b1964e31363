import { invalidArguments } from "../errors/errors.ts";
import { createRecord, createRecords } from "../records/create-records.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import type { Actor, Store } from "../records/store.ts";
import { updateRecord } from "../records/update-records.ts";
import { resolveVariables } from "./resolve-variables.ts";
import { requireObject, requireRecord } from "./workflow-records.ts";

/** What a run is of, and what it is given. */
export interface RunInput {
  readonly workflowVersionId: string;
  /** The id that the run gets. */
  readonly workflowRunId?: string | null;
  readonly payload?: unknown;
}

/** Carries a version of a workflow out, its steps as they stand in it, and keeps how it went; returns the run's id. */
export function runWorkflow(
  store: Store,
  actor: Actor,
  { workflowVersionId, workflowRunId, payload = {} }: RunInput,
): string {
  const version = requireRecord(store, "workflowVersion", workflowVersionId);
  const { trigger } = version;
  const steps = Array.isArray(version.steps) ? version.steps : [];
  const startedAt = store.clock.now().toISOString();
  const { status, stepInfos, error } = carryOut(store, actor, steps, payload);
  const [run] = createRecords(
    store,
    requireObject(store, "workflowRun"),
    [
      {
        ...(workflowRunId && { id: workflowRunId }),
        name: `Run of ${String(version.name)}`,
        workflowId: version.workflowId,
        workflowVersionId,
        status,
        enqueuedAt: startedAt,
        startedAt,
        endedAt: store.clock.now().toISOString(),
        state: {
          flow: { trigger, steps },
          stepInfos,
          ...(error !== undefined && { workflowRunError: error }),
        },
      },
    ],
    { actor, upsert: false },
  );
  return String(run?.id);
}

/** Every run has ended by the time its caller knows of it, so that there is none to stop. */
export function stopRun(store: Store, _actor: Actor, runId: string): ApiRecord {
  const { status } = requireRecord(store, "workflowRun", runId);
  throw invalidArguments(`Workflow run is ${String(status)} and cannot be stopped`, undefined);
}

interface Outcome {
  readonly status: "COMPLETED" | "FAILED";
  readonly stepInfos: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

function carryOut(
  store: Store,
  actor: Actor,
  steps: readonly unknown[],
  payload: unknown,
): Outcome {
  const given: Record<string, unknown> = { trigger: payload };
  const stepInfos: Record<string, unknown> = { trigger: { status: "SUCCESS", result: payload } };
  for (const step of steps) {
    const { id = "", type = "", settings } = Object(step) as Record<string, unknown>;
    const { input } = Object(settings) as Record<string, unknown>;
    try {
      const resolved = Object(resolveVariables(input, given)) as StepInput;
      const result = perform(store, actor, String(type), resolved);
      given[String(id)] = result;
      stepInfos[String(id)] = { status: "SUCCESS", result };
    } catch (failure) {
      const error = failure instanceof Error ? failure.message : String(failure);
      stepInfos[String(id)] = { status: "FAILED", error };
      return { status: "FAILED", stepInfos, error };
    }
  }
  return { status: "COMPLETED", stepInfos };
}

interface StepInput {
  readonly objectName?: unknown;
  readonly objectRecord?: unknown;
  readonly objectRecordId?: unknown;
  /** Of the record's fields, those that an update is about; all without it. */
  readonly fieldsToUpdate?: unknown;
}

/** The steps that concern records alone; what would reach outside is refused. */
function perform(
  store: Store,
  actor: Actor,
  type: string,
  { objectName, objectRecord, objectRecordId, fieldsToUpdate }: StepInput,
): ApiRecord {
  const values = Object(objectRecord) as ApiRecord;
  switch (type) {
    case "CREATE_RECORD": {
      const object = requireObject(store, String(objectName));
      return recordFromRow(object, createRecord(store, object, values, { actor, upsert: false }));
    }
    case "UPDATE_RECORD": {
      const object = requireObject(store, String(objectName));
      const names = Array.isArray(fieldsToUpdate) ? fieldsToUpdate : Object.keys(values);
      const named = Object.entries(values).filter(([name]) => names.includes(name));
      const changes = Object.fromEntries(named);
      return recordFromRow(
        object,
        updateRecord(store, object, String(objectRecordId), changes, actor),
      );
    }
    default:
      throw new Error(`The sandbox does not carry out ${type}`);
  }
}
