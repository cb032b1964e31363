import { metadataId } from "../metadata/metadata-id.ts";
import type { FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { SYSTEM_FIELDS } from "../metadata/system-fields.ts";
import { groupValues } from "./group-values.ts";
import { STANDARD_COLUMNS, STANDARD_VIEWS, type StandardView } from "./standard-views.ts";
import { blankView, type View } from "./view.ts";
import type { PartValues, ViewPart, ViewPartKind } from "./view-part.ts";

/** The views that are there before anybody makes one, with what they consist of. */
export interface DefaultViews {
  readonly views: readonly View[];
  readonly parts: readonly ViewPart[];
}

const BORN = "2026-07-01T00:00:00.000Z";
const WIDTH = 150;
const SYSTEM_NAMES: ReadonlySet<string> = new Set(SYSTEM_FIELDS.map(({ name }) => name));

/** The views that Twenty itself makes: one of all records for each object, and some more for its own. */
export function defaultViews({ objects }: WorkspaceModel): DefaultViews {
  const made = objects
    .filter(({ definition }) => definition.isSystem !== true)
    .flatMap((object) => [
      indexView(object),
      ...(STANDARD_VIEWS[object.nameSingular] ?? []).map((plan) => plannedView(object, plan)),
    ]);
  return { views: made.map(({ view }) => view), parts: made.flatMap(({ parts }) => parts) };
}

interface MadeView {
  readonly view: View;
  readonly parts: readonly ViewPart[];
}

function indexView(object: ObjectModel): MadeView {
  const view = viewOf(object, "all", {
    name: `All ${object.definition.labelPlural}`,
    key: "INDEX",
    icon: "IconList",
  });
  return { view, parts: columnParts(object, view, indexColumns(object)) };
}

function plannedView(object: ObjectModel, plan: StandardView): MadeView {
  const { key, name, type, icon, position, aggregate = [], filter } = plan;
  const idOf = (field: string | undefined): string | null =>
    object.fields.get(field ?? "")?.id ?? null;
  const [kanbanAggregateOperation = null, aggregated] = aggregate;
  const view = viewOf(object, key, {
    name,
    type,
    icon,
    position,
    mainGroupByFieldMetadataId: idOf(plan.groupBy),
    kanbanAggregateOperation,
    kanbanAggregateOperationFieldMetadataId: idOf(aggregated),
  });
  const filters = filter === undefined ? [] : [filterPart(object, view, filter)];
  return {
    view,
    parts: [
      ...columnParts(object, view, plan.columns),
      ...filters.filter((part) => part !== undefined),
      ...groupParts(object.fields.get(plan.groupBy), view),
    ],
  };
}

function viewOf(object: ObjectModel, key: string, values: Partial<View>): View {
  return {
    ...blankView,
    ...values,
    id: metadataId(`view:${object.nameSingular}.${key}`),
    objectMetadataId: object.id,
    isCustom: false,
    createdAt: BORN,
    updatedAt: BORN,
  };
}

/** Without a plan, the name comes first, then every field that is not Twenty's bookkeeping. */
function indexColumns(object: ObjectModel): readonly (readonly [string, number, string?])[] {
  const planned = STANDARD_COLUMNS[object.nameSingular];
  if (planned !== undefined) {
    const added = [...object.customFields].filter((name) => isShown(object.fields.get(name)));
    return [...planned, ...added.map((name) => [name, WIDTH] as const)];
  }
  const { labelIdentifier } = object.definition;
  const others = [...object.fields.values()]
    .filter((field) => isShown(field) && field.name !== labelIdentifier)
    .map(({ name }) => name);
  return [labelIdentifier, ...others, "createdBy", "createdAt"].map((name) => [name, WIDTH]);
}

function isShown(field: FieldModel | undefined): boolean {
  if (field === undefined || SYSTEM_NAMES.has(field.name)) return false;
  return field.definition.isSystem !== true && field.relation?.kind !== "ONE_TO_MANY";
}

function columnParts(
  object: ObjectModel,
  view: View,
  columns: readonly (readonly [string, number, string?])[],
): readonly ViewPart[] {
  return columns.flatMap(([name, size, aggregateOperation = null], position) => {
    const field = object.fields.get(name);
    if (field === undefined) return [];
    const values = { fieldMetadataId: field.id, isVisible: true, size, position };
    return [partOf("viewField", view, name, { ...values, aggregateOperation })];
  });
}

function filterPart(
  object: ObjectModel,
  view: View,
  { field: name, operand, value }: NonNullable<StandardView["filter"]>,
): ViewPart | undefined {
  const field = object.fields.get(name);
  if (field === undefined) return undefined;
  return partOf("viewFilter", view, name, { fieldMetadataId: field.id, operand, value });
}

/** A kanban has no column for records without a value. */
function groupParts(field: FieldModel | undefined, view: View): readonly ViewPart[] {
  if (field === undefined) return [];
  return groupValues(field)
    .filter((value) => view.type !== "KANBAN" || value !== "")
    .map((fieldValue, position) =>
      partOf("viewGroup", view, fieldValue, { fieldValue, isVisible: true, position }),
    );
}

function partOf(kind: ViewPartKind, view: View, name: string, values: PartValues): ViewPart {
  return {
    id: metadataId(`${kind}:${view.id}.${name}`),
    kind,
    viewId: view.id,
    values,
    createdAt: BORN,
    updatedAt: BORN,
    deletedAt: null,
  };
}
