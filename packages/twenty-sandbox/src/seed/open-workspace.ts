import { createHash } from "node:crypto";
import type { Clock } from "service-kit";
import type { Files } from "../files/file-table.ts";
import { FILES_FIELD_FOLDER } from "../files/upload-file.ts";
import {
  type Customisation,
  compileWorkspace,
  type Origin,
} from "../metadata/compile-workspace.ts";
import type { ExtraFields, ObjectDefinition } from "../metadata/definitions.ts";
import { liveWorkspace } from "../metadata/live-workspace.ts";
import type { WorkspaceModel } from "../metadata/model.ts";
import type { TargetShape } from "../metadata/target-shape.ts";
import type { RecordEvent } from "../records/record-event.ts";
import type { Store } from "../records/store.ts";
import { fullAccess } from "../roles/access.ts";
import type { Database } from "../storage/database.ts";
import { dropMissing } from "../storage/drop-missing.ts";
import { ensureIndexes, ensureTables } from "../storage/schema.ts";
import { readSetting, writeSetting } from "../storage/settings.ts";
import { demoCustomisation } from "./demo-customisation.ts";
import { seedDemo } from "./seed-demo.ts";

/** What the workspace is opened with. */
export interface OpenWorkspaceOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly meter: () => void;
  readonly files: Files;
  readonly announce: (event: RecordEvent) => void;
  readonly seed: "demo" | "empty";
  readonly extraObjects: readonly ObjectDefinition[];
  readonly extraFields: ExtraFields;
  readonly targetShape: TargetShape | undefined;
  readonly origin: Origin | undefined;
}

/** Brings the tables up to date and fills an empty file, all in one transaction, so that two processes may try. */
export function openWorkspace(options: OpenWorkspaceOptions): Store {
  const { database, clock, createId, meter, files, announce, seed } = options;
  const known = knownCustomisation(database);
  const base = known ?? (seed === "demo" ? demoCustomisation : { objects: [], fields: {} });
  const customisation: Customisation = {
    origin: options.origin ?? { installedAt: clock.now().toISOString(), ids: {} },
    ...merge(base, options),
  };
  const workspace = liveWorkspace(compileWorkspace(customisation));
  let current = customisation;
  const store: Store = {
    database,
    clock,
    createId,
    meter,
    access: fullAccess,
    files,
    // Nobody has asked yet: a request says where it came from.
    fileUrl: (id) => `/file/${FILES_FIELD_FOLDER}/${id}`,
    workspace,
    announce: (event) => database.afterCommit(() => announce(event)),
    remodel(change) {
      const next = change(current);
      const model = compileWorkspace(next);
      database.transaction(() => {
        dropMissing(database, workspace, model);
        ensureTables(database, model);
        ensureIndexes(database, model);
        keepCustomisation(database, next, model);
      });
      current = next;
      workspace.become(model);
    },
  };
  if (known !== undefined && readSetting(database, "schemaDigest") === digestOf(workspace)) {
    return store;
  }
  database.transaction(() => {
    ensureTables(database, workspace);
    keepCustomisation(database, customisation, workspace);
    if (readSetting(database, "seed") === undefined) {
      if (seed === "demo") seedDemo(store);
      writeSetting(database, "seed", seed);
    }
    ensureIndexes(database, workspace);
  });
  return store;
}

function keepCustomisation(
  database: Database,
  customisation: Customisation,
  workspace: WorkspaceModel,
): void {
  writeSetting(database, "customisation", JSON.stringify(customisation));
  writeSetting(database, "schemaDigest", digestOf(workspace));
}

/** Changes with the columns that the tables must have. */
function digestOf({ objects }: WorkspaceModel): string {
  return createHash("sha256")
    .update(JSON.stringify(objects.map((object) => object.columns)))
    .digest("hex");
}

function knownCustomisation(database: Database): Customisation | undefined {
  const text = readSetting(database, "customisation");
  return text === undefined ? undefined : (JSON.parse(text) as Customisation);
}

/** Objects and fields given now win over those of the same name that the file knows. */
function merge(
  base: Customisation,
  { extraObjects, extraFields, targetShape = base.targetShape }: OpenWorkspaceOptions,
): Customisation {
  const names = new Set(extraObjects.map((object) => object.nameSingular));
  const objects = [
    ...base.objects.filter((object) => !names.has(object.nameSingular)),
    ...extraObjects,
  ];
  const fields: Record<string, ExtraFields[string]> = { ...base.fields };
  for (const [name, extra] of Object.entries(extraFields)) {
    const replaced = new Set(extra.map((field) => field.name));
    const kept = (base.fields[name] ?? []).filter((field) => !replaced.has(field.name));
    fields[name] = [...kept, ...extra];
  }
  return { ...base, objects, fields, ...(targetShape !== undefined && { targetShape }) };
}
