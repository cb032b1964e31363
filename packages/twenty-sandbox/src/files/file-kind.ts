/** What a file is taken for. */
export interface FileKind {
  readonly mimeType: string;
  /** Without the dot; empty where neither bytes nor name tell one. */
  readonly extension: string;
}

/** A kind that is told by its first bytes, whatever it is called. */
interface Signature extends FileKind {
  readonly at?: number;
  readonly bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { extension: "png", mimeType: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { extension: "jpg", mimeType: "image/jpeg", bytes: "\xff\xd8\xff" },
  { extension: "gif", mimeType: "image/gif", bytes: "GIF8" },
  { extension: "webp", mimeType: "image/webp", at: 8, bytes: "WEBP" },
  { extension: "pdf", mimeType: "application/pdf", bytes: "%PDF-" },
  { extension: "zip", mimeType: "application/zip", bytes: "PK\x03\x04" },
  { extension: "gz", mimeType: "application/gzip", bytes: "\x1f\x8b\x08" },
  { extension: "mp3", mimeType: "audio/mpeg", bytes: "ID3" },
  { extension: "mp4", mimeType: "video/mp4", at: 4, bytes: "ftyp" },
];

/** Kinds whose files are archives of another kind inside. */
const ZIPPED: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

/** Kinds that only the name tells. */
const NAMED: Readonly<Record<string, string>> = {
  txt: "text/plain",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  md: "text/markdown",
  html: "text/html",
  json: "application/json",
  xml: "text/xml",
  svg: "image/svg+xml",
  ics: "text/calendar",
};

/**
 * What a file is, by its bytes and else by its name; undefined when the name promises a kind that its bytes
 * are not, which Twenty refuses.
 */
export function fileKind(bytes: Buffer, filename: string): FileKind | undefined {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  const signature = SIGNATURES.find(({ at = 0, bytes: magic }) =>
    bytes.subarray(at, at + magic.length).equals(Buffer.from(magic, "latin1")),
  );
  if (signature !== undefined) {
    const inner = signature.extension === "zip" ? ZIPPED[extension] : undefined;
    if (inner !== undefined) return { mimeType: inner, extension };
    return { mimeType: signature.mimeType, extension: signature.extension };
  }
  if (promisedType(extension) !== undefined) return undefined;
  return { mimeType: NAMED[extension] ?? "application/octet-stream", extension };
}

/** The type of a name whose files are known by their bytes. */
export function promisedType(extension: string): string | undefined {
  const wanted = extension === "jpeg" ? "jpg" : extension;
  return SIGNATURES.find((signature) => signature.extension === wanted)?.mimeType ?? ZIPPED[wanted];
}
