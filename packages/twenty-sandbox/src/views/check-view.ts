import { findField, findObject } from "../metadata-changes/find-metadata.ts";
import { type MetadataRefusal, refusedAction } from "../metadata-changes/metadata-refusal.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import type { View, ViewInput } from "./view.ts";

/**
 * Why a view cannot be made, or changed from what it was. The sentences are those of Twenty's public source.
 */
export function checkView(
  input: ViewInput,
  { workspace, views }: AccessContext,
  before?: View,
): MetadataRefusal | undefined {
  const refused = (message: string): MetadataRefusal =>
    refusedAction("view", before === undefined ? "create" : "update", {
      code: "INVALID_VIEW_DATA",
      message,
      userFriendlyMessage: message,
    });
  const { id, objectMetadataId, kanbanAggregateOperationFieldMetadataId: aggregated } = input;
  if (before === undefined) {
    if (findObject(workspace, objectMetadataId ?? "") === undefined) {
      return refused("Object metadata not found");
    }
    if (id && views.find(id) !== undefined) return refused("View already exists");
  }
  if (aggregated && findField(workspace, aggregated) === undefined) {
    return refused("View kanban aggregate field metadata not found");
  }
  const type = input.type ?? before?.type;
  const groupBy = input.mainGroupByFieldMetadataId ?? before?.mainGroupByFieldMetadataId;
  if (!groupBy) {
    const needsGroup = type === "KANBAN" && before?.type !== "KANBAN";
    return needsGroup ? refused("Kanban view must have a main group by field") : undefined;
  }
  const owned = findField(workspace, groupBy);
  if (owned === undefined) return refused("Kanban main group by field metadata not found");
  return owned.field.type === "SELECT"
    ? undefined
    : refused("Kanban main group by field must be a SELECT field");
}
