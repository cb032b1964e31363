import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { GivenFile } from "./local-files.ts";

/** How a caller gives a file: by one of the three ways. */
export interface FileArguments {
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly base64?: string | undefined;
  readonly path?: string | undefined;
}

/** What fits into one call: a request to this server has four mebibytes at most, and base64 adds a third. */
const MAX_GIVEN_BYTES = 3_000_000;

/**
 * The file that a caller gives.
 * @throws ToolFault when it is given in no way or in several, empty, too large, or under a name that is a path.
 */
export async function givenFile(
  { name, text, base64, path }: FileArguments,
  { localFiles }: ToolCall,
): Promise<GivenFile> {
  const ways = [text, base64, path].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    throw new ToolFault({
      field: "text",
      reason: `the content is given ${ways.length === 0 ? "in no way" : "in several ways"}`,
      wayOut: "Give one of text, base64 and path.",
    });
  }
  if (path !== undefined) {
    if (localFiles === undefined) throw withoutFolder();
    const file = await localFiles.read(path);
    return checked({ ...file, ...(name !== undefined && { name }) }, Number.POSITIVE_INFINITY);
  }
  if (name === undefined) {
    throw new ToolFault({
      field: "name",
      reason: "is missing",
      wayOut: "Name the file, with its extension.",
    });
  }
  const bytes = text === undefined ? decoded(base64 ?? "") : Buffer.from(text, "utf8");
  return checked({ name, bytes }, MAX_GIVEN_BYTES);
}

const MAX_NAME_LENGTH = 200;

function checked({ name, bytes }: GivenFile, most: number): GivenFile {
  // A name goes into forms and headers, and becomes that of a file on somebody's disk.
  if (name.length > MAX_NAME_LENGTH || /[/\\\p{Cc}]|^\.{1,2}$/u.test(name)) {
    throw new ToolFault({
      field: "name",
      reason: `is no name of a file of at most ${MAX_NAME_LENGTH} characters, without slashes`,
      wayOut: "Give one such as offer.pdf.",
    });
  }
  if (bytes.byteLength === 0) {
    throw new ToolFault({ reason: "the file is empty", wayOut: "Nothing was done." });
  }
  if (bytes.byteLength > most) {
    throw new ToolFault({
      reason: `the file has ${bytes.byteLength} bytes; ${most} are the most in one call`,
      wayOut: "Upload it in Twenty itself. Nothing was done.",
    });
  }
  return { name, bytes };
}

/** Both alphabets of RFC 4648 are taken, with or without padding; Node alone would drop what is none. */
function decoded(base64: string): Buffer {
  const compact = base64.replaceAll(/\s/g, "");
  const content = compact.replace(/=+$/, "");
  if (
    /^[\w+/-]*$/.test(content) &&
    content.length % 4 !== 1 &&
    compact.length - content.length < 3
  ) {
    return Buffer.from(content, "base64");
  }
  throw new ToolFault({
    field: "base64",
    reason: "is not base64",
    wayOut: "Encode the bytes of the file, or give text.",
  });
}

function withoutFolder(): ToolFault {
  return new ToolFault({
    field: "path",
    reason: "this server may read no folder",
    wayOut: "Give text or base64. Its operator can allow one folder with MCP_ATTACHMENTS_DIR.",
  });
}
