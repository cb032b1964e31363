import type { Actor, Store } from "../records/store.ts";
import { updateRecord } from "../records/update-records.ts";
import { requireObject, requireRecord, versionsOf } from "./workflow-records.ts";

/** What a workflow says of its versions; archived ones are past. */
const SHOWN = ["DRAFT", "ACTIVE", "DEACTIVATED"];

/** Publishes a version of a workflow, in the place of the one that was, or takes it out of use. */
export function setVersionActive(
  store: Store,
  actor: Actor,
  versionId: string,
  isActive: boolean,
): true {
  const { workflowId } = requireRecord(store, "workflowVersion", versionId);
  const version = requireObject(store, "workflowVersion");
  const setStatus = (id: unknown, status: string): void => {
    updateRecord(store, version, String(id), { status }, actor);
  };
  store.database.transaction(() => {
    setStatus(versionId, isActive ? "ACTIVE" : "DEACTIVATED");
    if (typeof workflowId !== "string") return;
    if (isActive) {
      for (const { id, status } of versionsOf(store, workflowId)) {
        const isPublished = status === "ACTIVE" || status === "DEACTIVATED";
        if (isPublished && id !== versionId) setStatus(id, "ARCHIVED");
      }
    }
    const known = new Set(versionsOf(store, workflowId).map(({ status }) => status));
    const published = {
      statuses: SHOWN.filter((status) => known.has(status)),
      ...(isActive && { lastPublishedVersionId: versionId }),
    };
    updateRecord(store, requireObject(store, "workflow"), workflowId, published, actor);
  });
  return true;
}
