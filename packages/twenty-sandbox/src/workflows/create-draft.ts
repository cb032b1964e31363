import { invalidArguments, metadataNotFound } from "../errors/errors.ts";
import { createRecords } from "../records/create-records.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import type { Actor, Store } from "../records/store.ts";
import { updateRecord } from "../records/update-records.ts";
import { requireObject, requireRecord, versionsOf } from "./workflow-records.ts";

/** Copies a version of a workflow to its draft, which is made when there is none. */
export function createDraft(
  store: Store,
  actor: Actor,
  workflowId: string,
  versionId: string,
): ApiRecord {
  const version = requireRecord(store, "workflowVersion", versionId);
  if (version.workflowId !== workflowId)
    throw metadataNotFound("WorkflowVersion to copy not found");
  const { trigger, steps } = version;
  if (!trigger) throw invalidArguments("Workflow version does not contain trigger", undefined);
  if (!steps) throw invalidArguments("Workflow version does not contain steps", undefined);
  const object = requireObject(store, "workflowVersion");
  return store.database.transaction(() => {
    const versions = versionsOf(store, workflowId);
    const draft = versions.find(({ status }) => status === "DRAFT");
    if (draft !== undefined) {
      const row = updateRecord(store, object, String(draft.id), { trigger, steps }, actor);
      return recordFromRow(object, row);
    }
    const name = `v${versions.length + 1}`;
    const made = { name, workflowId, status: "DRAFT", trigger, steps };
    const [row] = createRecords(store, object, [made], { actor, upsert: false });
    if (row === undefined) throw new Error("The new draft cannot be read");
    return recordFromRow(object, row);
  });
}
