import { invalidArguments, recordNotFound } from "../errors/errors.ts";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cell, Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { actorCells } from "./default-cells.ts";
import type { Cells } from "./fields/field-writer.ts";
import { findById } from "./find-records.ts";
import type { Actor, Store } from "./store.ts";
import { updateRow } from "./write-row.ts";

/** Which records become one. */
export interface MergeRequest {
  readonly ids: readonly string[];
  /** Position in `ids` of the record that stays and wins where both have a value. */
  readonly conflictPriorityIndex: number;
  /** Only show what would come of it. */
  readonly dryRun: boolean;
}

const MIN_RECORDS = 2;
/** Fields that the surviving record keeps as they are. */
const KEPT = new Set(["id", "createdAt", "updatedAt", "deletedAt", "position", "searchVector"]);

/** Merges records into one; what pointed at the others points at it, and they are gone for good. */
export function mergeRecords(
  store: Store,
  object: ObjectModel,
  request: MergeRequest,
  actor: Actor,
): Row {
  checkRequest(object, request);
  return store.database.transaction(() => {
    const rows = request.ids.map((id) => findById(store, object, id));
    const [survivor, ...others] = prioritised(rows, request.conflictPriorityIndex);
    const merged = mergedCells(object, [survivor, ...others]);
    const now = store.clock.now().toISOString();
    if (request.dryRun) {
      // Twenty's preview looks like a soft-deleted record under an id of its own.
      return { ...survivor, ...merged, id: store.createId(), deletedAt: now };
    }
    const id = String(survivor.id);
    for (const other of others) adopt(store, object, String(other.id), id);
    updateRow(store, object, survivor, {
      ...merged,
      updatedAt: now,
      ...actorCells("updatedBy", actor),
    });
    return findById(store, object, id) ?? survivor;
  });
}

function checkRequest(object: ObjectModel, { ids }: MergeRequest): void {
  if (object.definition.duplicateCriteria === undefined) {
    throw invalidArguments(
      `Merge is only available for objects with duplicate criteria. Object '${object.nameSingular}' does not have duplicate criteria defined.`,
      "INVALID_QUERY_INPUT",
    );
  }
  if (ids.length < MIN_RECORDS) {
    throw invalidArguments(
      `At least ${MIN_RECORDS} record IDs are required for merge`,
      "INVALID_QUERY_INPUT",
    );
  }
}

function prioritised(rows: readonly (Row | undefined)[], index: number): [Row, ...Row[]] {
  const first = rows[index];
  const others = rows.filter((_, position) => position !== index);
  if (first === undefined || others.includes(undefined)) throw recordNotFound();
  return [first, ...others.filter((row) => row !== undefined)];
}

function mergedCells(object: ObjectModel, rows: readonly Row[]): Cells {
  const cells: Cells = {};
  for (const field of object.fields.values()) {
    if (KEPT.has(field.name) || field.type === "ACTOR") continue;
    Object.assign(cells, mergedField(field, rows));
  }
  return cells;
}

function mergedField(field: FieldModel, rows: readonly Row[]): Cells {
  const primary = field.columns.find((column) => MAIN_PARTS.has(column.subfield ?? ""));
  const list = field.columns.find((column) => LIST_PARTS.has(column.subfield ?? ""));
  if (primary !== undefined && list !== undefined) {
    return mergedList(field, primary.name, list.name, rows);
  }
  const winner = rows.find((row) => field.columns.some((column) => isFilled(row, column.name)));
  return Object.fromEntries(
    field.columns.map((column) => [column.name, winner?.[column.name] ?? null]),
  );
}

const MAIN_PARTS = new Set(["primaryEmail", "primaryPhoneNumber", "primaryLinkUrl"]);
const LIST_PARTS = new Set(["additionalEmails", "additionalPhones", "secondaryLinks"]);

/** The winner's primary value stays; those of the others join the list behind it. */
function mergedList(field: FieldModel, primary: string, list: string, rows: readonly Row[]): Cells {
  const filled = rows.filter((row) => isFilled(row, primary));
  const [winner] = filled;
  const further = [
    ...filled.slice(1).map((row) => listItem(field, row)),
    ...rows.flatMap((row) => parsedList(row[list] ?? null)),
  ];
  const unique = [...new Set(further.map((item) => JSON.stringify(item)))];
  const own = field.columns.filter((column) => column.name !== list);
  return {
    ...Object.fromEntries(own.map((column) => [column.name, winner?.[column.name] ?? null])),
    [list]: unique.length === 0 ? null : `[${unique.join(",")}]`,
  };
}

function listItem(field: FieldModel, row: Row): unknown {
  const part = (subfield: string): Cell => {
    const column = field.columns.find((candidate) => candidate.subfield === subfield);
    return column === undefined ? null : (row[column.name] ?? null);
  };
  if (field.type === "EMAILS") return part("primaryEmail");
  if (field.type === "LINKS") {
    return { url: part("primaryLinkUrl"), label: part("primaryLinkLabel") ?? "" };
  }
  return {
    number: part("primaryPhoneNumber"),
    countryCode: part("primaryPhoneCountryCode"),
    callingCode: part("primaryPhoneCallingCode"),
  };
}

function parsedList(cell: Cell): unknown[] {
  return cell === null ? [] : (JSON.parse(String(cell)) as unknown[]);
}

function isFilled(row: Row, column: string): boolean {
  return (row[column] ?? null) !== null;
}

/** Lets what points at one record point at another, and removes the first. */
function adopt(store: Store, object: ObjectModel, from: string, to: string): void {
  for (const { relation } of object.fields.values()) {
    if (relation?.kind !== "ONE_TO_MANY") continue;
    const column = identifier(relation.joinColumn);
    store.database.run(
      `UPDATE ${identifier(relation.target)} SET ${column} = ? WHERE ${column} = ?`,
      [to, from],
    );
  }
  store.database.run(`DELETE FROM ${identifier(object.nameSingular)} WHERE "id" = ?`, [from]);
}
