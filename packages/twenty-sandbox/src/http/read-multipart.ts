import { MAX_FILE_BYTES, Upload } from "../files/upload.ts";
import type { SandboxResponse } from "./exchange.ts";

/** The operations of a multipart request, or the refusal of one that is none. */
export type MultipartRequest =
  | { readonly ok: true; readonly operations: object }
  | { readonly ok: false; readonly response: SandboxResponse };

/** As many files as Twenty takes in one request. */
const MAX_FILES = 10;
const SPECIFICATION = "https://github.com/jaydenseric/graphql-multipart-request-spec";

/** The most that a multipart request may hold: one whole file with what stands around it. */
export const MAX_MULTIPART_BYTES = MAX_FILE_BYTES + 1024 * 1024;

/** Whether a request is one of forms with files. */
export function isMultipart(contentType: string | undefined): boolean {
  return /^multipart\/form-data\s*;/i.test(contentType ?? "");
}

/**
 * Reads a request by the GraphQL multipart request specification, refused in the words of `graphql-upload`,
 * which Twenty uses: https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export async function readMultipart(contentType: string, body: Buffer): Promise<MultipartRequest> {
  const form = await formOf(contentType, body);
  if (form === undefined) return refused(400, "Unexpected end of form");
  const operations = jsonField(form, "operations");
  if (!operations.ok) return operations;
  const map = jsonField(form, "map");
  if (!map.ok) return map;
  const places = Object.entries(map.value);
  if (places.length > MAX_FILES) return refused(413, `${MAX_FILES} max file uploads exceeded.`);
  for (const [key, paths] of places) {
    if (!Array.isArray(paths)) {
      return refused(
        400,
        `Invalid type for the ‘map’ multipart field entry key ‘${key}’ array (${SPECIFICATION}).`,
      );
    }
    const upload = await uploadOf(form.get(key));
    if (upload === undefined) return refused(400, "File missing in the request.");
    if (upload === "too large") {
      return refused(413, `File truncated as it exceeds the ${MAX_FILE_BYTES} byte size limit.`);
    }
    for (const [index, path] of paths.entries()) {
      if (typeof path === "string" && put(operations.value, path.split("."), upload)) continue;
      return refused(
        400,
        `Invalid object path for the ‘map’ multipart field entry key ‘${key}’ array index ‘${index}’ value ‘${String(path)}’ (${SPECIFICATION}).`,
      );
    }
  }
  return { ok: true, operations: operations.value };
}

async function formOf(contentType: string, body: Buffer): Promise<FormData | undefined> {
  try {
    const headers = { "content-type": contentType };
    return await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    return undefined;
  }
}

function jsonField(
  form: FormData,
  name: "operations" | "map",
): { ok: true; value: object } | { ok: false; response: SandboxResponse } {
  const text = form.get(name);
  if (typeof text !== "string") {
    return refused(400, `Missing multipart field ‘${name}’ (${SPECIFICATION}).`);
  }
  const value = parsed(text);
  if (value === undefined) {
    return refused(400, `Invalid JSON in the ‘${name}’ multipart field (${SPECIFICATION}).`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refused(400, `Invalid type for the ‘${name}’ multipart field (${SPECIFICATION}).`);
  }
  return { ok: true, value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function uploadOf(part: string | File | null): Promise<Upload | "too large" | undefined> {
  if (part === null || typeof part === "string") return undefined;
  if (part.size > MAX_FILE_BYTES) return "too large";
  return new Upload(part.name, Buffer.from(await part.arrayBuffer()));
}

/** Puts a file where the operations have a null of their own; a path leads through own properties alone. */
function put(holder: object, [name = "", ...rest]: readonly string[], upload: Upload): boolean {
  if (!Object.hasOwn(holder, name)) return false;
  const parts = holder as Record<string, unknown>;
  const value = parts[name];
  if (rest.length > 0) {
    return typeof value === "object" && value !== null && put(value, rest, upload);
  }
  if (value !== null) return false;
  parts[name] = upload;
  return true;
}

function refused(
  statusCode: number,
  message: string,
): { readonly ok: false; readonly response: SandboxResponse } {
  const error = statusCode === 413 ? "Payload Too Large" : "Bad Request";
  return { ok: false, response: { status: statusCode, body: { statusCode, message, error } } };
}
