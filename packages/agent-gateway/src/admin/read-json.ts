import type { z } from "zod";
import { fieldProblems } from "../errors/field-problems.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { isDeeperThan } from "../json-depth.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_LEVELS = 64;

/**
 * Reads a JSON body of at most 1 MiB and 64 levels.
 * @throws {GatewayError} 400, 413 or 415 that says what is wrong, for a bad field by its name.
 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  { emptyMeans }: { readonly emptyMeans?: unknown } = {},
): Promise<z.output<S>> {
  const bytes = await readBytes(request);
  const value = bytes.length === 0 && emptyMeans !== undefined ? emptyMeans : json(request, bytes);
  if (isDeeperThan(value, MAX_LEVELS)) {
    throw new GatewayError(
      "invalid_request",
      `The body is nested deeper than ${MAX_LEVELS} levels.`,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = fieldProblems(parsed.error);
  const detail = errors.map(({ field, problem }) => `${field}: ${problem}`).join("; ");
  throw new GatewayError("invalid_request", detail, errors);
}

function json(request: Request, bytes: Buffer): unknown {
  if (!isJson(request.headers.get("content-type"))) {
    throw new GatewayError("unsupported_media_type", "Send Content-Type: application/json.");
  }
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new GatewayError("invalid_request", "The body is not valid JSON.");
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const declared = request.headers.get("content-length");
  // Nobody can send more than was declared, and as a stream it would cost as much as all the rest together.
  const bytes =
    declared === null ? await streamed(request) : await declaredBytes(request, declared);
  if (bytes !== undefined && bytes.length <= MAX_BODY_BYTES) return bytes;
  throw new GatewayError("payload_too_large", `A body may have ${MAX_BODY_BYTES} bytes at most.`);
}

/** `undefined`: there is more than may be. */
async function declaredBytes(request: Request, declared: string): Promise<Buffer | undefined> {
  return Number(declared) > MAX_BODY_BYTES ? undefined : Buffer.from(await request.arrayBuffer());
}

/** `undefined`: there is more than may be. */
async function streamed(request: Request): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isJson(contentType: string | null): boolean {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return type === "application/json" || /^application\/[\w.-]+\+json$/.test(type);
}
