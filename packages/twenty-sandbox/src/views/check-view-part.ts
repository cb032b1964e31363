import { findField, findObject } from "../metadata-changes/find-metadata.ts";
import { type MetadataRefusal, refusedAction } from "../metadata-changes/metadata-refusal.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import { fieldOf, type PartValues, type ViewPart, type ViewPartKind } from "./view-part.ts";

/** A part as it would be. */
export interface NextPart {
  readonly kind: ViewPartKind;
  readonly id: string | undefined;
  readonly viewId: string;
  readonly values: PartValues;
}

type Action = MetadataRefusal["action"];

const CODES: Readonly<Record<ViewPartKind, string>> = {
  viewField: "INVALID_VIEW_DATA",
  viewFilter: "INVALID_VIEW_FILTER_DATA",
  viewFilterGroup: "INVALID_VIEW_FILTER_GROUP_DATA",
  viewSort: "INVALID_VIEW_SORT_DATA",
  viewGroup: "INVALID_VIEW_DATA",
};

/** Why a part cannot be made or become this. The sentences are those of Twenty's public source. */
export function checkViewPart(
  next: NextPart,
  action: "create" | "update",
  context: AccessContext,
): MetadataRefusal | undefined {
  const { kind, viewId, values } = next;
  const { views, workspace } = context;
  const refused = (message: string): MetadataRefusal => refusedPart(kind, action, message);
  const fieldId = fieldOf(next);
  if (fieldId !== undefined && findField(workspace, fieldId) === undefined) {
    return refused("Field metadata not found");
  }
  if (views.find(viewId) === undefined) return refused("View not found");
  const { viewFilterGroupId, parentViewFilterGroupId } = values;
  for (const id of [viewFilterGroupId, parentViewFilterGroupId]) {
    if (typeof id !== "string") continue;
    if (views.parts.find("viewFilterGroup", id) === undefined) {
      return refused("View filter group not found");
    }
  }
  if (action === "create") {
    const problem = doubled(next, context);
    if (problem !== undefined) return refused(problem);
  }
  const problem = kind === "viewField" ? misplaced(next, context) : undefined;
  return problem === undefined ? undefined : refused(problem);
}

/** Refuses to remove the column by which records are known. */
export function checkRemoval(part: ViewPart, context: AccessContext): MetadataRefusal | undefined {
  if (part.kind !== "viewField" || fieldOf(part) !== labelFieldOf(part.viewId, context)) {
    return undefined;
  }
  return refusedPart("viewField", "delete", "Label identifier view field cannot be deleted");
}

function refusedPart(kind: ViewPartKind, action: Action, message: string): MetadataRefusal {
  return refusedAction(kind, action, {
    code: CODES[kind],
    message,
    userFriendlyMessage: message,
  });
}

function doubled(next: NextPart, { views }: AccessContext): string | undefined {
  const { kind, id, viewId } = next;
  const noun = kind === "viewField" ? "View field" : "View sort";
  if (id !== undefined && views.parts.findAny(kind, id) !== undefined) {
    return `${kind} with this id already exists`;
  }
  if (kind !== "viewField" && kind !== "viewSort") return undefined;
  const isDoubled = views.parts
    .list(kind, viewId)
    .some((other) => fieldOf(other) === fieldOf(next));
  return isDoubled ? `${noun} with same fieldMetadataId and viewId already exists` : undefined;
}

/** The column by which records are known is the first, and seen. */
function misplaced(next: NextPart, context: AccessContext): string | undefined {
  const label = labelFieldOf(next.viewId, context);
  const others = context.views.parts
    .list("viewField", next.viewId)
    .filter(({ id }) => id !== next.id);
  const { position, isVisible } = next.values;
  if (fieldOf(next) === label) {
    if (isVisible === false) return "Label identifier view field has to be visible";
    return others.some(({ values }) => Number(values.position) < Number(position))
      ? "Label identifier view field has to be in the lowest position"
      : undefined;
  }
  const first = others.find((other) => fieldOf(other) === label);
  return first !== undefined && Number(position) < Number(first.values.position)
    ? "View field position cannot be lower than label identifier view field position"
    : undefined;
}

function labelFieldOf(viewId: string, { views, workspace }: AccessContext): string | undefined {
  const view = views.find(viewId);
  const object = view && findObject(workspace, view.objectMetadataId);
  return object?.fields.get(object.definition.labelIdentifier)?.id;
}
