import type { RunningSandbox } from "../../src/index.ts";
import type { IdBindings } from "./id-bindings.ts";
import type { Exchange } from "./recording.ts";

/** What the sandbox answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a recorded request to the sandbox, with its own ids, cursors and token. */
export async function replayRequest(
  running: RunningSandbox,
  bindings: IdBindings,
  { name, request }: Exchange,
  token: string,
): Promise<Answer> {
  const body = requestBody(request.body, bindings);
  const response = await fetch(running.url + translatePath(request.path, bindings), {
    method: request.method,
    headers: requestHeaders(name, request, token),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}

function requestHeaders(
  name: string,
  request: Exchange["request"],
  token: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [key, value] of Object.entries(request.headers ?? {})) {
    headers[key] = value.replace(/\$TWENTY_API_KEY|<JWT>/, token);
  }
  if (headers.authorization === "" || name.length === 0) delete headers.authorization;
  return headers;
}

/** Rebuilds the two bodies that the recorder cut because of their size. */
function requestBody(body: unknown, bindings: IdBindings): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  const whole = typeof body === "string" ? body : JSON.stringify(body);
  const [, length] = /^<(\d+) chars of JSON, cut here>$/.exec(whole) ?? [];
  const text =
    length === undefined
      ? whole
      : JSON.stringify({ title: "x".repeat(Number(length) - '{"title":""}'.length) });
  return new TextEncoder().encode(bindings.translate(text));
}

function translatePath(path: string, bindings: IdBindings): string {
  return bindings
    .translate(path)
    .replace(/(starting_after|ending_before)=([^&]+)/, (whole, key: string, cursor: string) => {
      const text = Buffer.from(decodeURIComponent(cursor), "base64").toString("utf8");
      if (!text.startsWith("{")) return whole;
      const own = Buffer.from(bindings.translate(text)).toString("base64");
      return `${key}=${encodeURIComponent(own)}`;
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
