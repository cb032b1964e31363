import {
  DEFAULT_MAX_REQUEST_BODY_SIZE,
  isJsonContentType,
  readRequestBody,
} from "@modelcontextprotocol/server";
import { refuseRpc } from "./refusals.ts";

/** One JSON-RPC message, or the answer that says why there is none. */
export type JsonBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly response: Response };

/** Reads the body of a POST to `/mcp`, at most 4 MiB of it. */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  if (!isJsonContentType(request.headers.get("content-type"))) {
    return refused("unsupported_media_type", "Send Content-Type: application/json.");
  }
  const read = await readText(request);
  if (read.tooLarge) {
    return refused(
      "payload_too_large",
      `A request may have ${DEFAULT_MAX_REQUEST_BODY_SIZE} bytes at most.`,
    );
  }
  const parsed = parseJson(read.text);
  if (parsed === undefined) return refused("parse_error", "The body is not valid JSON.");
  if (Array.isArray(parsed.value)) {
    // Batches left the protocol with 2025-06-18; taking them would let one request stand for many.
    return refused(
      "invalid_request",
      "Send one JSON-RPC message at a time; batches are not taken.",
    );
  }
  return { ok: true, body: parsed.value };
}

/** A body whose length was told is no longer than that: it is read without a stream, which costs a tenth of a call. */
async function readText(request: Request): ReturnType<typeof readRequestBody> {
  const told = Number(request.headers.get("content-length") ?? Number.NaN);
  const isBounded = told > 0 && told <= DEFAULT_MAX_REQUEST_BODY_SIZE;
  return isBounded ? { tooLarge: false, text: await request.text() } : readRequestBody(request);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function refused(
  code: "unsupported_media_type" | "payload_too_large" | "parse_error" | "invalid_request",
  detail: string,
): JsonBody {
  return { ok: false, response: refuseRpc(code, { detail }) };
}
