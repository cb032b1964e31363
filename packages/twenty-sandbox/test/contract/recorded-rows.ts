import type { ObjectModel, WorkspaceModel } from "../../src/metadata/model.ts";
import { isWholeUuid } from "./id-bindings.ts";
import { parseCutJson } from "./partial-json.ts";
import type { Exchange } from "./recording.ts";

/** A record that existed before the first recorded request. */
export interface RecordedRow {
  readonly object: ObjectModel;
  readonly record: Readonly<Record<string, unknown>>;
}

const SEEDED_ID = /^(?:20202020|50505050)-/;

/** Finds, in the answers, the records that must have been there before, as they first appeared. */
export function recordedRows(
  exchanges: readonly Exchange[],
  workspace: WorkspaceModel,
  recordedFrom: string,
): Map<string, RecordedRow> {
  const rows = new Map<string, RecordedRow>();
  const made = new Set<string>();

  function visit(value: unknown, object: ObjectModel | undefined, isWrite: boolean): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, object, isWrite);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const record = value as Readonly<Record<string, unknown>>;
    if (object !== undefined && isWholeUuid(record.id)) add(object, record, isWrite);
    for (const [key, inner] of Object.entries(record)) {
      visit(inner, nextObject(workspace, object, key), isWrite);
    }
  }

  function add(object: ObjectModel, record: RecordedRow["record"], isWrite: boolean): void {
    const id = String(record.id);
    const { createdAt } = record;
    const isNew = typeof createdAt === "string" && createdAt >= recordedFrom;
    if (isNew || isWrite) made.add(id);
    // Of a bare id it is only known whether the seed made it: seeded ids have a telling beginning.
    if (Object.keys(record).length === 1 && !SEEDED_ID.test(id)) return;
    const known = rows.get(id);
    const isFuller = Object.keys(record).length > Object.keys(known?.record ?? {}).length;
    const isWhole = known !== undefined && "createdAt" in known.record;
    if (!made.has(id) && !isWhole && isFuller) rows.set(id, { object, record });
  }

  for (const { request, response } of exchanges) {
    const body =
      response.truncatedFromChars === undefined
        ? response.body
        : parseCutJson(String(response.body));
    const isCreate =
      (request.method === "POST" && /^\/rest\/(?!.*\/duplicates)/.test(request.path)) ||
      /mutation[^{]*\{\s*create/.test(JSON.stringify(request.body ?? ""));
    visit((body as { data?: unknown } | undefined)?.data, undefined, isCreate);
  }
  for (const id of made) rows.delete(id);
  return rows;
}

/** The object whose records lie under a key, seen from a record of `object` or from the root. */
function nextObject(
  workspace: WorkspaceModel,
  object: ObjectModel | undefined,
  key: string,
): ObjectModel | undefined {
  if (key === "edges" || key === "node") return object;
  if (object === undefined) {
    const verbless = key.replace(/^(?:create|update|delete|destroy|restore)|Duplicates$/g, "");
    const name = verbless.charAt(0).toLowerCase() + verbless.slice(1);
    return workspace.byPlural(name) ?? workspace.bySingular(name);
  }
  const relation = object.fields.get(key)?.relation;
  return relation === undefined ? undefined : workspace.target(relation);
}
