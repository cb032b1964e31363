import { randomUUID } from "node:crypto";
import type { Clock } from "service-kit";
import { metadataId } from "../metadata/metadata-id.ts";
import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import type { Database } from "../storage/database.ts";
import type { View, ViewInput } from "./view.ts";

/** The views of one workspace: one of all records for each object, and those that were made. */
export interface Views {
  list(objectMetadataId?: string): readonly View[];
  find(id: string): View | undefined;
  create(input: ViewInput): View;
  /** Undefined when none has this id. */
  update(id: string, input: ViewInput): View | undefined;
  delete(id: string): boolean;
}

/** Opens the views kept in the database; views of objects that are gone are gone with them. */
export function openViews(database: Database, workspace: WorkspaceModel, clock: Clock): Views {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_view" ("id" TEXT PRIMARY KEY, "definition" TEXT NOT NULL)`,
  );
  const kept = (): Map<string, View | null> =>
    new Map(
      database
        .all(`SELECT "id", "definition" FROM "_view" ORDER BY rowid`, [])
        .map((row) => [String(row.id), JSON.parse(String(row.definition)) as View | null]),
    );
  const keep = (id: string, view: View | null): void => {
    database.run(
      `INSERT INTO "_view" ("id", "definition") VALUES (?, ?)` +
        ` ON CONFLICT ("id") DO UPDATE SET "definition" = excluded."definition"`,
      [id, JSON.stringify(view)],
    );
  };
  const all = (): readonly View[] => {
    const known = kept();
    const objects = new Set(workspace.objects.map(({ id }) => id));
    const first = workspace.objects
      .filter(({ definition }) => definition.isSystem !== true)
      .map(viewOfAll)
      .map((view) => (known.has(view.id) ? known.get(view.id) : view));
    const firstIds = new Set(first.map((view) => view?.id));
    const made = [...known.values()].filter((view) => !firstIds.has(view?.id));
    return [...first, ...made].filter(
      (view) => view !== null && view !== undefined && objects.has(view.objectMetadataId),
    ) as readonly View[];
  };
  const find = (id: string): View | undefined => all().find((view) => view.id === id);
  return {
    find,
    list: (objectMetadataId) =>
      all().filter(
        (view) => objectMetadataId === undefined || view.objectMetadataId === objectMetadataId,
      ),
    create(input) {
      const now = clock.now().toISOString();
      const view: View = {
        id: input.id ?? randomUUID(),
        objectMetadataId: input.objectMetadataId ?? "",
        name: input.name ?? "",
        type: input.type ?? "TABLE",
        key: input.key ?? null,
        icon: input.icon ?? "",
        position: input.position ?? 0,
        isCompact: input.isCompact ?? false,
        visibility: input.visibility ?? "WORKSPACE",
        mainGroupByFieldMetadataId: input.mainGroupByFieldMetadataId ?? null,
        calendarFieldMetadataId: input.calendarFieldMetadataId ?? null,
        createdAt: now,
        updatedAt: now,
      };
      keep(view.id, view);
      return view;
    },
    update(id, input) {
      const view = find(id);
      if (view === undefined) return undefined;
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      const changed: View = {
        ...view,
        ...(Object.fromEntries(given) as Partial<View>),
        id,
        updatedAt: clock.now().toISOString(),
      };
      keep(id, changed);
      return changed;
    },
    delete(id) {
      if (find(id) === undefined) return false;
      keep(id, null);
      return true;
    },
  };
}

const BORN = "2026-07-01T00:00:00.000Z";

/** The view that Twenty itself makes for an object. */
function viewOfAll({ id, nameSingular, definition }: ObjectModel, position: number): View {
  return {
    id: metadataId(`view:${nameSingular}.all`),
    objectMetadataId: id,
    name: `All ${definition.labelPlural}`,
    type: "TABLE",
    key: "INDEX",
    icon: "IconList",
    position,
    isCompact: false,
    visibility: "WORKSPACE",
    mainGroupByFieldMetadataId: null,
    calendarFieldMetadataId: null,
    createdAt: BORN,
    updatedAt: BORN,
  };
}
