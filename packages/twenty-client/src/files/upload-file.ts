import type { AccessRules } from "../access/access-rules.ts";
import { refusedAccess } from "../access/refused-access.ts";
import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { writeOutcome } from "../errors/write-outcome.ts";
import { readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import type { Json, WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { WorkspaceSchema } from "../schema/workspace-schema.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord } from "../wire-shape.ts";
import { encodeMultipart } from "./encode-multipart.ts";

/** A file to be kept by Twenty, for a record that will name it. */
export interface UploadRequest {
  /** The object of that record, by its singular or plural name. */
  readonly object: string;
  /** With its extension, by which Twenty knows what no signature tells. */
  readonly name: string;
  /** At most 10 MiB. */
  readonly bytes: Uint8Array;
}

/** How a file is named in the field of a record. */
export interface UploadedFile {
  /** The field that takes it: one of type FILES, or the one that holds a path on servers from before. */
  readonly field: string;
  /** Its id, for a field of type FILES. */
  readonly id: string | null;
  readonly path: string;
}

/** What uploads need. */
export interface UploadContext {
  readonly transport: Transport;
  readonly schema: WorkspaceSchema;
  readonly access: AccessRules | undefined;
}

const maxUploadBytes = 10 * 1024 * 1024;
/** A file takes longer than a record. */
const uploadTimeoutMs = 60_000;
/** The field that holds the path of a file on servers without fields of type FILES. */
const pathField = "fullPath";

/**
 * Keeps a file for a record that is to be written next. Twenty has no way to take one back that no record
 * names: it stays in its storage, where nothing shows it.
 * @throws TwentyError `invalid_input` for one that is too large, or is not what its name says, and an object without files.
 */
export async function uploadFile(
  { transport, schema, access }: UploadContext,
  { object, name, bytes }: UploadRequest,
  { signal, onWait }: CallOptions,
): Promise<UploadedFile> {
  if (bytes.byteLength > maxUploadBytes) {
    throw new TwentyError("invalid_input", `The file has more than ${maxUploadBytes} bytes`, {
      field: "bytes",
      wayOut: "Upload it in Twenty itself.",
    });
  }
  const target = await schema.object(object, signal === undefined ? {} : { signal });
  demandWriting(target, access);
  const send = async (
    path: "/graphql" | "/metadata",
    root: string,
    document: string,
    variables: Readonly<Record<string, Json>>,
  ): Promise<WireRecord> => {
    const content = encodeMultipart({ query: document, variables }, { name, bytes });
    const data = await transport.send(
      { method: "POST", path, content, kind: "write", timeoutMs: uploadTimeoutMs, signal, onWait },
      readGraphqlAnswer,
    );
    try {
      return requireWireRecord(data[root], root);
    } catch (error) {
      throw writeOutcome(error, "write");
    }
  };
  const field = [...target.fields.values()].find(({ type }) => type === "FILES");
  if (field !== undefined) {
    const document =
      "mutation($file:Upload!,$field:String!){uploadFilesFieldFile(file:$file,fieldMetadataId:$field){id path}}";
    const file = await send("/metadata", "uploadFilesFieldFile", document, { field: field.id });
    return { field: field.name, id: textOrNull(file.id), path: textOrEmpty(file.path) };
  }
  if (!target.fields.has(pathField)) throw withoutFiles(target);
  const document = "mutation($file:Upload!){uploadFile(file:$file,fileFolder:Attachment){path}}";
  const file = await send("/graphql", "uploadFile", document, {}).catch((error: unknown) => {
    // It moved there before such attachments went away; a server that does not know it has done nothing.
    if (!isUnknown(error)) throw error;
    return send("/metadata", "uploadFile", document, {});
  });
  return { field: pathField, id: null, path: textOrEmpty(file.path) };
}

function demandWriting(target: ObjectSchema, access: AccessRules | undefined): void {
  if (access === undefined) return;
  if (!access.allows(target, "read")) throw refusedAccess("read", target.plural);
  if (access.allows(target, "create") || access.allows(target, "update")) return;
  throw refusedAccess("create", target.plural);
}

function isUnknown(error: unknown): boolean {
  return error instanceof TwentyError && error.code === "schema_mismatch";
}

function withoutFiles({ plural }: ObjectSchema): TwentyError {
  return new TwentyError("invalid_input", `${plural} have no field for files`, {
    field: "object",
    wayOut: "Attach the file to the record instead.",
  });
}
