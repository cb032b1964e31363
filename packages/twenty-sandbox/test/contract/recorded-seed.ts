import type { Sandbox } from "../../src/index.ts";
import type { ObjectModel } from "../../src/metadata/model.ts";
import { defaultCells } from "../../src/records/default-cells.ts";
import type { Cells } from "../../src/records/fields/field-writer.ts";
import { prepareCells } from "../../src/records/prepare-cells.ts";
import { insertRow } from "../../src/records/write-row.ts";
import type { IdBindings } from "./id-bindings.ts";
import type { RecordedRow } from "./recorded-rows.ts";
import type { RecordingGroup } from "./replay-group.ts";

/** When the recorded server was filled. */
const SEEDED_AT = "2026-11-22T09:10:03.544Z";
const SYSTEM = { source: "IMPORT", name: "Recorded seed" };

/**
 * How many further records stand in for those that no recording shows. They sort into the middle by every
 * field and have the highest ids, so they only lengthen lists.
 */
const FILLERS: Readonly<Record<string, number>> = {
  company: 300,
  person: 300,
  opportunity: 60,
  note: 30,
  task: 30,
};
const STAGES = ["NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER"];

/** What else a group of recordings says of its records. */
type SeedNumbers = Pick<RecordingGroup, "lowestPositions" | "fillers">;

/** Fills a sandbox with the records the recordings presuppose, under their recorded ids. */
export function seedRecordedRows(
  sandbox: Sandbox,
  bindings: IdBindings,
  rows: ReadonlyMap<string, RecordedRow>,
  { lowestPositions = {}, fillers = FILLERS }: SeedNumbers,
): void {
  const { store } = sandbox;
  store.database.transaction(() => {
    store.database.exec("PRAGMA defer_foreign_keys = ON");
    for (const { object, record } of rows.values()) {
      insertRecorded(sandbox, object, record);
      bindings.keep(String(record.id));
    }
    for (const object of store.workspace.objects) insertStubs(sandbox, bindings, object);
    for (const [name, count] of Object.entries(fillers)) insertFillers(sandbox, name, count);
    for (const [name, position] of Object.entries(lowestPositions)) {
      const object = requireObject(sandbox, name);
      const id = `ffffffff-1111-4000-8000-${String(Math.abs(position)).padStart(12, "0")}`;
      insertFiller(sandbox, object, { id, position });
    }
  });
}

function insertRecorded(
  { store }: Sandbox,
  object: ObjectModel,
  record: RecordedRow["record"],
): void {
  const { position, searchVector: _, ...rest } = record;
  const own = Object.entries(rest).filter(
    ([key]) => object.joinAttributes.has(key) || object.fields.get(key)?.relation === undefined,
  );
  const known = own.filter(([key]) => object.joinAttributes.has(key) || object.fields.has(key));
  const cells: Cells = {
    ...defaultCells(object, SYSTEM, SEEDED_AT),
    ...(object.nameSingular === "workspaceMember" ? { userId: String(rest.id) } : {}),
    position: typeof position === "number" ? position : 100,
    ...prepareCells(store, object, Object.fromEntries(known)),
  };
  const id = cells.id ?? null;
  const joins = [...object.joinAttributes.keys()];
  insertRow(store, object, { ...cells, ...Object.fromEntries(joins.map((key) => [key, null])) });
  // Related records may follow later, so their ids are set past the check, within this transaction.
  for (const key of joins) {
    store.database.run(`UPDATE "${object.nameSingular}" SET "${key}" = ? WHERE "id" = ?`, [
      cells[key] ?? null,
      id,
    ]);
  }
}

/** Adds the related records that only their ids were recorded of. */
function insertStubs({ store }: Sandbox, bindings: IdBindings, object: ObjectModel): void {
  for (const { relation } of object.joinAttributes.values()) {
    if (relation === undefined) continue;
    const missing = store.database.all(
      `SELECT DISTINCT "${relation.joinColumn}" AS id FROM "${object.nameSingular}" WHERE "${relation.joinColumn}" IS NOT NULL AND "${relation.joinColumn}" NOT IN (SELECT "id" FROM "${relation.target}")`,
      [],
    );
    for (const { id } of missing) {
      const target = store.workspace.target(relation);
      insertFiller({ store }, target, { id: id ?? null });
      bindings.keep(String(id));
    }
  }
}

function insertFillers({ store }: Sandbox, name: string, count: number): void {
  const object = requireObject({ store }, name);
  const assigneeId = store.database.get('SELECT "id" FROM "workspaceMember"', [])?.id ?? null;
  for (let index = 0; index < count; index += 1) {
    const id = `ffffffff-0000-4000-8000-${String(index).padStart(12, "0")}`;
    const stage = STAGES[index % STAGES.length] ?? null;
    const firstName = index < 4 ? "Jefferson" : "Mo";
    insertFiller({ store }, object, {
      id,
      position: 200 + index,
      ...(name === "opportunity" ? { stage } : {}),
      ...(name === "task" ? { assigneeId } : {}),
      ...(name === "person" ? { nameFirstName: firstName, nameLastName: `Moreau ${index}` } : {}),
    });
  }
}

function insertFiller({ store }: Pick<Sandbox, "store">, object: ObjectModel, cells: Cells): void {
  const label = object.fields.get(object.definition.labelIdentifier)?.columns ?? [];
  const names = label.filter((column) => column.name !== "id").map((column) => [column.name, "Mo"]);
  insertRow(store, object, {
    ...defaultCells(object, SYSTEM, SEEDED_AT),
    ...Object.fromEntries(names),
    ...(object.nameSingular === "workspaceMember" ? { userId: cells.id ?? null } : {}),
    position: 150,
    ...cells,
  });
}

function requireObject({ store }: Pick<Sandbox, "store">, name: string): ObjectModel {
  const object = store.workspace.bySingular(name);
  if (object === undefined) throw new Error(`No object ${name}`);
  return object;
}
