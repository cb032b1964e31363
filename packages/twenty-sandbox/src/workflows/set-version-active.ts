import type { Actor, Store } from "../records/store.ts";
import { updateRecord } from "../records/update-records.ts";
import { requireObject, requireRecord } from "./workflow-records.ts";

/** Publishes a version of a workflow, or takes it out of use. */
export function setVersionActive(
  store: Store,
  actor: Actor,
  versionId: string,
  isActive: boolean,
): true {
  const { workflowId } = requireRecord(store, "workflowVersion", versionId);
  const status = isActive ? "ACTIVE" : "DEACTIVATED";
  store.database.transaction(() => {
    updateRecord(store, requireObject(store, "workflowVersion"), versionId, { status }, actor);
    if (typeof workflowId !== "string") return;
    const published = {
      statuses: [status],
      ...(isActive && { lastPublishedVersionId: versionId }),
    };
    updateRecord(store, requireObject(store, "workflow"), workflowId, published, actor);
  });
  return true;
}
