import { invalidArguments } from "../errors/errors.ts";
import { createRecords } from "../records/create-records.ts";
import type { ApiRecord } from "../records/record.ts";
import type { Actor, Store } from "../records/store.ts";
import { updateRecord } from "../records/update-records.ts";
import { requireObject, requireRecord } from "./workflow-records.ts";

/** Carries a version of a workflow out and keeps how it went; returns the id of the run. */
export function runWorkflow(store: Store, actor: Actor, versionId: string): string {
  const version = requireRecord(store, "workflowVersion", versionId);
  const steps = Array.isArray(version.steps) ? version.steps : [];
  const startedAt = store.clock.now().toISOString();
  const { status, stepInfos, error } = carryOut(store, actor, steps);
  const [run] = createRecords(
    store,
    requireObject(store, "workflowRun"),
    [
      {
        name: `Run of ${String(version.name)}`,
        workflowId: version.workflowId,
        workflowVersionId: versionId,
        status,
        enqueuedAt: startedAt,
        startedAt,
        endedAt: store.clock.now().toISOString(),
        state: { stepInfos, ...(error !== undefined && { workflowRunError: error }) },
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

function carryOut(store: Store, actor: Actor, steps: readonly unknown[]): Outcome {
  const stepInfos: Record<string, unknown> = {};
  for (const step of steps) {
    const { id = "", type = "", settings } = Object(step) as Record<string, unknown>;
    const { input } = Object(settings) as Record<string, unknown>;
    try {
      const result = perform(store, actor, String(type), Object(input) as Record<string, unknown>);
      stepInfos[String(id)] = { status: "SUCCESS", result };
    } catch (failure) {
      const error = failure instanceof Error ? failure.message : String(failure);
      stepInfos[String(id)] = { status: "FAILED", error };
      return { status: "FAILED", stepInfos, error };
    }
  }
  return { status: "COMPLETED", stepInfos };
}

/** The steps that concern records alone; what would reach outside is refused. */
function perform(
  store: Store,
  actor: Actor,
  type: string,
  { objectName, objectRecord, objectRecordId }: Readonly<Record<string, unknown>>,
): unknown {
  const values = Object(objectRecord) as ApiRecord;
  switch (type) {
    case "CREATE_RECORD": {
      const object = requireObject(store, String(objectName));
      const [row] = createRecords(store, object, [values], { actor, upsert: false });
      return { id: row?.id };
    }
    case "UPDATE_RECORD": {
      const object = requireObject(store, String(objectName));
      return { id: updateRecord(store, object, String(objectRecordId), values, actor).id };
    }
    default:
      throw new Error(`The sandbox does not carry out ${type}`);
  }
}
