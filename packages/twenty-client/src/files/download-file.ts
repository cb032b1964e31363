import { classifyRest } from "../errors/classify-rest.ts";
import { readJsonAnswer } from "../errors/read-json-answer.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { HttpRequest, HttpResponse } from "../transport/http-request.ts";
import { requireInteger } from "../transport/require-integer.ts";
import type { Transport } from "../transport/transport.ts";

/** How a file is fetched. */
export interface DownloadOptions extends CallOptions {
  /** What lies behind these is not read. Default 10 MiB. */
  readonly maxBytes?: number;
}

/** A file, or its beginning. */
export interface DownloadedFile {
  readonly bytes: Uint8Array;
  /** False when there is more than `maxBytes`. */
  readonly isWhole: boolean;
  /** As the server says it; empty when it does not. */
  readonly contentType: string;
}

/** What downloads need. */
export interface DownloadContext {
  readonly transport: Transport;
  readonly baseUrl: string;
  /** Where Twenty may keep files besides its own address. */
  readonly fileOrigins: ReadonlySet<string>;
}

const defaultMaxBytes = 10 * 1024 * 1024;
const downloadTimeoutMs = 60_000;
const maxRedirects = 3;

/**
 * Fetches a file by the signed address that a record shows, without the key: from this Twenty, whatever host
 * the address names, since servers sign the one that people open; and behind a redirect only from origins
 * that were named.
 * @throws TwentyError `invalid_input` for what is no address of a file, `forbidden` for one that has expired,
 * `not_found` for one without a file.
 */
export async function downloadFile(
  { transport, baseUrl, fileOrigins }: DownloadContext,
  address: string,
  { maxBytes = defaultMaxBytes, signal, onWait }: DownloadOptions,
): Promise<DownloadedFile> {
  requireInteger("maxBytes", maxBytes, 0);
  let place: Pick<HttpRequest, "path" | "origin"> = { path: filePath(address, baseUrl) };
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const request: HttpRequest = {
      ...place,
      method: "GET",
      kind: "read",
      isFree: true,
      withoutKey: true,
      maxBytes,
      timeoutMs: downloadTimeoutMs,
      signal,
      onWait,
    };
    const answer = await transport.send(request, readFile);
    if (answer.file !== undefined) return answer.file;
    place = placeBehind(answer.location, baseUrl, fileOrigins);
  }
  throw new TwentyError("invalid_response", `The file lies behind ${maxRedirects + 1} redirects`);
}

type Answer =
  | { readonly file: DownloadedFile }
  | { readonly file?: undefined; readonly location: string };

function readFile(response: HttpResponse): Answer {
  const { status, location, content, contentType } = response;
  if (status === 200 && content !== undefined) return { file: { ...content, contentType } };
  if (status >= 300 && status < 400 && location !== undefined) return { location };
  // What Twenty says of an address of its own is about this file, not about the base URL or the key's rights.
  if (status === 404) throw gone();
  if (status === 401 || status === 403) throw closed();
  throw classifyRest(response, readJsonAnswer(response));
}

function gone(): TwentyError {
  return new TwentyError("not_found", "Twenty has no file at this address", {
    wayOut: "Whoever has it can attach it anew.",
  });
}

function closed(): TwentyError {
  return new TwentyError("forbidden", "Twenty does not give out the file at this address", {
    wayOut: "Read the record anew: such addresses end after a while.",
  });
}

/** The path of a file from the base URL on; the rest of what a record says is not trusted. */
function filePath(address: string, baseUrl: string): string {
  const url = URL.canParse(address, baseUrl) ? new URL(address, baseUrl) : undefined;
  const [, path] = /(\/files?\/.+)$/.exec(url?.pathname ?? "") ?? [];
  // Behind an encoded slash a proxy may find other things than files.
  if (url !== undefined && path !== undefined && !/%(?:2f|5c)/i.test(path))
    return `${path}${url.search}`;
  throw new TwentyError("invalid_input", "This is not the address of a file in Twenty", {
    field: "address",
    wayOut: "Read the record anew, and take the address of its file.",
  });
}

function placeBehind(
  location: string,
  baseUrl: string,
  fileOrigins: ReadonlySet<string>,
): Pick<HttpRequest, "path" | "origin"> {
  const url = URL.canParse(location, baseUrl) ? new URL(location, baseUrl) : undefined;
  if (
    url !== undefined &&
    (fileOrigins.has(url.origin) || url.origin === new URL(baseUrl).origin)
  ) {
    return { origin: url.origin, path: `${url.pathname}${url.search}` };
  }
  const where = url?.origin ?? "an unnamed place";
  throw new TwentyError("forbidden", `The file lies at ${where}, where nothing may be fetched`, {
    wayOut: "Whoever runs this has to name that origin as one of files.",
  });
}
