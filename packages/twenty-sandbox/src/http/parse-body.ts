import type { SandboxRequest, SandboxResponse } from "./exchange.ts";

/** A parsed body, or the refusal of one that cannot be read. */
export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly response: SandboxResponse };

/** Reads a body the way Express does: by content type, JSON only as an object or a list. */
export function parseBody({ headers, body, operations }: SandboxRequest): ParsedBody {
  if (operations !== undefined) return { ok: true, value: operations };
  if (body === "") return { ok: true, value: undefined };
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    return { ok: true, value: Object.fromEntries(new URLSearchParams(body)) };
  }
  if (type !== "application/json") return { ok: true, value: body };
  try {
    requireObject(body);
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      response: { status: 400, body: { message, error: "Bad Request", statusCode: 400 } },
    };
  }
}

/** Express's strict mode refuses `null` and numbers with the words of a syntax error. */
function requireObject(body: string): void {
  const first = body.trimStart().charAt(0);
  if (first === "{" || first === "[" || first === "") return;
  throw new SyntaxError(`Unexpected token '${first}', ${quoted(body)} is not valid JSON`);
}

function quoted(body: string): string {
  const MAX_SHOWN = 40;
  return body.length <= MAX_SHOWN ? `"${body}"` : `"${body.slice(0, 10)}"...`;
}
