import { invalidArguments } from "../errors/errors.ts";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cells } from "../records/fields/field-writer.ts";
import type { FileItem } from "../records/fields/files.ts";
import type { Store } from "../records/store.ts";
import type { Cell, Row } from "../storage/column-type.ts";
import type { StoredFile } from "./file-table.ts";
import { universalIdOf } from "./upload-file.ts";

/**
 * The cells of a record with its files made lasting: those that come are taken out of the waiting ones, those
 * that go are gone for good.
 * @throws {TwentyError} for a file that is unknown, of another field, or of another record.
 */
export function linkFiles(
  { files }: Pick<Store, "files">,
  object: ObjectModel,
  before: Row | undefined,
  cells: Cells,
): Cells {
  const linked: Cells = { ...cells };
  for (const field of filesFields(object)) {
    const cell = cells[field.name];
    if (cell === undefined || cell === null) continue;
    const had = new Set(itemsOf(before?.[field.name] ?? null).map(({ fileId }) => fileId));
    const items = itemsOf(cell).map((item) => {
      const file = fittingFile(files.find(item.fileId), item, field);
      if (!had.delete(item.fileId)) {
        if (!file.isTemporary)
          throw invalid(`File ${item.fileId} is already associated with a permanent files field`);
        files.keep(item.fileId);
      }
      const extension = /\.[^./]+$/.exec(file.path)?.[0] ?? "";
      return { ...item, extension };
    });
    for (const gone of had) files.remove(gone);
    linked[field.name] = JSON.stringify(items);
  }
  return linked;
}

/** Takes the files of a record that is gone away with it. */
export function removeFilesOf(
  { files }: Pick<Store, "files">,
  object: ObjectModel,
  row: Row,
): void {
  for (const { name } of filesFields(object)) {
    for (const { fileId } of itemsOf(row[name] ?? null)) files.remove(fileId);
  }
}

/** The fields of an object that hold files. */
export function filesFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter(({ type }) => type === "FILES");
}

function itemsOf(cell: Cell): readonly FileItem[] {
  return cell === null ? [] : (JSON.parse(String(cell)) as FileItem[]);
}

function fittingFile(
  file: StoredFile | undefined,
  { fileId }: FileItem,
  field: FieldModel,
): StoredFile {
  if (file === undefined) throw invalid(`File not found: ${fileId}`);
  if (file.path.includes(universalIdOf(field.id))) return file;
  throw invalid(`File ${fileId} was not uploaded for this field`);
}

function invalid(message: string) {
  return invalidArguments(message, "INVALID_INPUT", { userFriendlyMessage: message });
}
