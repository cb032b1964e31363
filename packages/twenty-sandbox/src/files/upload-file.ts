import { metadataNotFound } from "../errors/errors.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { WorkspaceModel } from "../metadata/model.ts";
import { fileKind, promisedType } from "./file-kind.ts";
import type { Files, StoredFile } from "./file-table.ts";
import { extensionMismatch, noRoomLeft, type Upload } from "./upload.ts";

/** What an upload is stored with. */
export interface UploadContext {
  readonly files: Files;
  readonly workspace: WorkspaceModel;
}

/** The folder of files that fields of type FILES hold. */
export const FILES_FIELD_FOLDER = "files-field";

/**
 * Keeps a file for a field of type FILES; a record that names it makes it lasting.
 * @throws {TwentyError} for an unknown field, and a name that promises another kind of file.
 */
export function uploadFieldFile(
  { files, workspace }: UploadContext,
  upload: Upload,
  isField: (field: { readonly id: string; readonly universalIdentifier: string }) => boolean,
): StoredFile {
  for (const object of workspace.objects) {
    for (const { id, type } of object.fields.values()) {
      const universalIdentifier = universalIdOf(id);
      if (type !== "FILES" || !isField({ id, universalIdentifier })) continue;
      return storeUpload(files, upload, `${FILES_FIELD_FOLDER}/${universalIdentifier}`);
    }
  }
  throw metadataNotFound("Could not find any entity of type FieldMetadataEntity");
}

/** Keeps a file in a folder. */
export function storeUpload(files: Files, { filename, bytes }: Upload, folder: string): StoredFile {
  const kind = fileKind(bytes, filename);
  if (kind === undefined) {
    const extension = filename.split(".").at(-1)?.toLowerCase() ?? "";
    throw extensionMismatch(extension, promisedType(extension) ?? "");
  }
  const stored = files.add({ folder, ...kind, bytes });
  if (stored === undefined) throw noRoomLeft();
  return stored;
}

/** As the metadata names the field beside its id. */
export function universalIdOf(fieldId: string): string {
  return metadataId(`universal:${fieldId}`);
}
