import { invalidArguments } from "../errors/errors.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import { findField, findObject } from "../metadata-changes/find-metadata.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import type { View, ViewInput } from "./view.ts";

/** The root fields about views. Not recorded: their types are those of Twenty's schema. */
export const viewResolvers = {
  getViews: (
    {
      objectMetadataId,
      viewTypes,
    }: { objectMetadataId?: string | null; viewTypes?: string[] | null },
    { views }: AccessContext,
  ) =>
    views
      .list(objectMetadataId ?? undefined)
      .filter(({ type }) => viewTypes?.includes(type) ?? true)
      .map(shown),
  getView({ id }: { id: string }, { views }: AccessContext) {
    const view = views.find(id);
    return view === undefined ? null : shown(view);
  },
  createView({ input }: { input: ViewInput }, context: AccessContext) {
    check(input, context);
    return shown(context.views.create(input));
  },
  updateView({ id, input }: { id: string; input: ViewInput }, context: AccessContext) {
    check(input, context);
    const view = context.views.update(id, input);
    if (view === undefined) throw notFound();
    return shown(view);
  },
  deleteView({ id }: { id: string }, { views }: AccessContext) {
    if (!views.delete(id)) throw notFound();
    return true;
  },
};

function check(
  { objectMetadataId, mainGroupByFieldMetadataId, calendarFieldMetadataId, type }: ViewInput,
  { workspace }: AccessContext,
): void {
  if (objectMetadataId && findObject(workspace, objectMetadataId) === undefined) {
    throw invalidArguments("Object metadata not found", "INVALID_VIEW_DATA");
  }
  for (const id of [mainGroupByFieldMetadataId, calendarFieldMetadataId]) {
    if (id && findField(workspace, id) === undefined) {
      throw invalidArguments("Field metadata not found", "INVALID_VIEW_DATA");
    }
  }
  if (type === "KANBAN" && !mainGroupByFieldMetadataId) {
    throw invalidArguments("Kanban view must have a main group by field", "INVALID_VIEW_DATA");
  }
}

function notFound(): Error {
  return invalidArguments("View not found", "VIEW_NOT_FOUND");
}

function shown(view: View): object {
  return {
    ...view,
    isCustom: view.key === null,
    openRecordIn: "SIDE_PANEL",
    shouldHideEmptyGroups: false,
    workspaceId: metadataId("workspace"),
    isActive: true,
  };
}
