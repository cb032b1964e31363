import { TwentyError } from "../errors/twenty-error.ts";
import type { SandboxResponse, Target } from "../http/exchange.ts";
import { restError } from "../rest/rest-error.ts";
import type { FileLinks } from "./file-links.ts";
import type { Files, StoredFile } from "./file-table.ts";
import { FILES_FIELD_FOLDER } from "./upload-file.ts";

/** What a browser may show by itself; the rest it only saves. */
const INLINE_TYPES: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "application/pdf",
  "text/plain",
  "audio/mpeg",
  "video/mp4",
]);

/** Answers `GET` of the address of a file, which needs no key; undefined for all other addresses. */
export function handleDownload(
  { files, links }: { readonly files: Files; readonly links: FileLinks },
  method: string,
  target: Target,
): SandboxResponse | undefined {
  const wanted = method === "GET" ? wantedFile(target, files) : undefined;
  if (wanted === undefined) return undefined;
  const { subject, token, file } = wanted;
  if (subject === undefined || links.subjectOf(token) !== subject) return forbidden();
  const bytes = file && files.read(file.id);
  if (file === undefined || bytes === undefined) return restError(fileNotFound());
  return {
    status: 200,
    headers: {
      "content-type": file.mimeType,
      "x-content-type-options": "nosniff",
      "content-disposition": INLINE_TYPES.has(file.mimeType) ? "inline" : "attachment",
    },
    body: bytes,
  };
}

interface WantedFile {
  /** What its token must have been made for; absent where nothing can be fetched. */
  readonly subject: string | undefined;
  readonly token: string;
  readonly file: StoredFile | undefined;
}

/** `/file/{folder}/{id}?token=`, and `/files/{folder}/{token}/{name}` of servers from before. */
function wantedFile({ path, query }: Target, files: Files): WantedFile | undefined {
  const [, folder, id] = /^\/file\/([\w-]+)\/([\w-]+)$/.exec(path) ?? [];
  if (folder !== undefined && id !== undefined) {
    const subject = folder === FILES_FIELD_FOLDER ? id : undefined;
    return { subject, token: query.get("token") ?? "", file: files.find(id) };
  }
  const [, old, token, name] = /^\/files\/([\w-]+)\/([\w.-]+)\/([\w.-]+)$/.exec(path) ?? [];
  if (old === undefined || token === undefined || name === undefined) return undefined;
  const subject = `${old}/${name}`;
  return { subject, token, file: files.findByPath(subject) };
}

/** What the guard of Twenty's framework says, whatever is wrong with a token. */
function forbidden(): SandboxResponse {
  const body = { message: "Forbidden resource", error: "Forbidden", statusCode: 403 };
  return { status: 403, body };
}

function fileNotFound(): TwentyError {
  return new TwentyError("File not found", {
    status: 404,
    restError: "Error",
    restCode: "FILE_NOT_FOUND",
    graphqlCode: "NOT_FOUND",
  });
}
