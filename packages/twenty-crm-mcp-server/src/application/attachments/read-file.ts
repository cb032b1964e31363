import type { DynamicRecord, ObjectSchema } from "twenty-client";
import { found } from "../records/found.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { attachmentKind, fileAddress, fileFields } from "./attachment-kind.ts";

/** The file of an attachment, or the part of it that was read. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  /** Without parameters, in lower case. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** Fetches the file of an attachment, at most so many bytes of it. */
export async function readFile(
  id: string,
  schema: ObjectSchema,
  { twenty, signal }: Pick<ToolContext, "twenty"> & { readonly signal: AbortSignal },
  maxBytes: number,
): Promise<AttachedFile> {
  const kind = attachmentKind(schema);
  const read = twenty
    .object(schema.singular)
    .get(id, { fields: ["name", ...fileFields(schema)], signal });
  const attachment: DynamicRecord = await found(kind.entity, id, kind.listTool, read, "attachment");
  const address = fileAddress(attachment, schema);
  const name = kind.nameOf(attachment);
  if (address === undefined) {
    throw new ToolFault({
      field: "attachment",
      reason: `the attachment ${id} holds no file`,
      wayOut: "Look at the others with list-attachments.",
    });
  }
  const { bytes, isWhole, contentType } = await twenty.downloadFile(address, { maxBytes, signal });
  return { id, name, contentType: plainType(contentType), bytes, isWhole };
}

function plainType(contentType: string): string {
  return contentType.split(";")[0]?.trim().toLowerCase() || "application/octet-stream";
}
