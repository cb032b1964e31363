import { GraphQLError } from "graphql";
import { permissionDenied } from "../errors/errors.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import type { StoredFile } from "./file-table.ts";
import { Upload } from "./upload.ts";
import { uploadFieldFile } from "./upload-file.ts";

/** The root fields that take files in. */
export const uploadResolvers = {
  uploadFilesFieldFile(
    { file, fieldMetadataId }: { file: unknown; fieldMetadataId: string },
    context: AccessContext,
  ) {
    const upload = uploadOf(file, context);
    return shown(
      uploadFieldFile(context, upload, ({ id }) => id === fieldMetadataId),
      context,
    );
  },
  uploadFilesFieldFileByUniversalIdentifier(
    input: { file: unknown; fieldMetadataUniversalIdentifier: string },
    context: AccessContext,
  ) {
    const upload = uploadOf(input.file, context);
    const wanted = input.fieldMetadataUniversalIdentifier;
    return shown(
      uploadFieldFile(context, upload, (field) => field.universalIdentifier === wanted),
      context,
    );
  },
};

function uploadOf(value: unknown, { caller }: AccessContext): Upload {
  if (!caller.access.hasTools) throw permissionDenied();
  if (value instanceof Upload) return value;
  throw new GraphQLError("Upload value invalid.");
}

function shown({ id, path, size, createdAt }: StoredFile, { fileUrl }: AccessContext): object {
  return { id, path, size, createdAt, url: fileUrl(id) };
}
