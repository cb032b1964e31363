import { randomUUID } from "node:crypto";
import type { Clock } from "service-kit";
import type { WorkspaceModel } from "../metadata/model.ts";
import { everyField, everyObject, findField } from "../metadata-changes/find-metadata.ts";
import type { Database } from "../storage/database.ts";
import { defaultViews } from "./default-views.ts";
import { givenValues } from "./given-values.ts";
import { groupValues } from "./group-values.ts";
import { keptOverDefaults } from "./kept-over-defaults.ts";
import { blankView, type View, type ViewInput } from "./view.ts";
import { openViewParts, type ViewParts } from "./view-parts.ts";

/** The views of one workspace: those that Twenty makes for its objects, and those that were made. */
export interface Views {
  readonly parts: ViewParts;
  /** All of it or nothing. */
  together<T>(work: () => T): T;
  list(objectMetadataId?: string): readonly View[];
  find(id: string): View | undefined;
  create(input: ViewInput): View;
  /** Undefined when none has this id. */
  update(id: string, input: ViewInput): View | undefined;
  delete(id: string): boolean;
  /** Also one that was deleted; what it consists of goes with it. */
  destroy(id: string): boolean;
}

/** Opens the views kept in the database; views of objects that are gone are gone with them. */
export function openViews(database: Database, workspace: WorkspaceModel, clock: Clock): Views {
  const model = onceForEachModel(workspace);
  const views = keptOverDefaults(database, "_view", () => model().defaults.views);
  const keptParts = keptOverDefaults(database, "_viewPart", () => model().defaults.parts);
  const now = (): string => clock.now().toISOString();
  const isThere = ({ objectMetadataId, mainGroupByFieldMetadataId }: View): boolean =>
    model().objectIds.has(objectMetadataId) &&
    (mainGroupByFieldMetadataId === null || model().fieldIds.has(mainGroupByFieldMetadataId));
  const all = (): readonly View[] =>
    views.list().filter((view) => isThere(view) && view.deletedAt === null);
  const find = (id: string): View | undefined => all().find((view) => view.id === id.toLowerCase());
  const parts = openViewParts(keptParts, clock, {
    view: (id) => find(id) !== undefined,
    field: (id) => model().fieldIds.has(id),
  });

  /** A view that groups by a SELECT field has a group for each of its options. */
  function regroup(view: View): void {
    for (const part of keptParts.list()) {
      if (part.kind === "viewGroup" && part.viewId === view.id) parts.destroy(part);
    }
    const owned = findField(workspace, view.mainGroupByFieldMetadataId ?? "");
    const values = owned === undefined ? [] : groupValues(owned.field);
    for (const [position, fieldValue] of values.entries()) {
      parts.create("viewGroup", view.id, { fieldValue, isVisible: true, position });
    }
  }

  return {
    parts,
    together: (work) => database.transaction(work),
    find,
    list: (objectMetadataId) =>
      all().filter(
        (view) => objectMetadataId === undefined || view.objectMetadataId === objectMetadataId,
      ),
    create: (input) =>
      database.transaction(() => {
        const id = input.id?.toLowerCase() ?? randomUUID();
        const stamps = { createdAt: now(), updatedAt: now() };
        const view = views.keep({ ...blankView, ...given(input), ...stamps, id });
        regroup(view);
        return view;
      }),
    update(id, input) {
      const view = find(id);
      if (view === undefined) return undefined;
      return database.transaction(() => {
        const changed = views.keep({ ...view, ...given(input), id: view.id, updatedAt: now() });
        if (changed.mainGroupByFieldMetadataId !== view.mainGroupByFieldMetadataId) {
          regroup(changed);
        }
        return changed;
      });
    },
    delete(id) {
      const view = find(id);
      if (view !== undefined) views.keep({ ...view, deletedAt: now(), updatedAt: now() });
      return view !== undefined;
    },
    destroy(id) {
      const view = views.find(id);
      if (view === undefined || !isThere(view)) return false;
      return database.transaction(() => {
        for (const part of keptParts.list()) {
          if (part.viewId === view.id) keptParts.destroy(part.id);
        }
        views.destroy(view.id);
        return true;
      });
    },
  };
}

/** What is worked out from the model, again only after it has changed. */
function onceForEachModel(workspace: WorkspaceModel) {
  const work = () => {
    const { objects } = workspace;
    const fields = everyObject(workspace).flatMap(everyField);
    return {
      objects,
      defaults: defaultViews(workspace),
      objectIds: new Set(objects.map(({ id }) => id)),
      fieldIds: new Set(fields.map(({ id }) => id)),
    };
  };
  let known = work();
  return () => {
    if (known.objects !== workspace.objects) known = work();
    return known;
  };
}

function given(input: ViewInput): Partial<View> {
  const blank: Readonly<Record<string, unknown>> = blankView;
  return givenValues(input, (name) => blank[name] === null);
}
