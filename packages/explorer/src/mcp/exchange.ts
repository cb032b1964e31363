import type { StreamEvent } from "web-kit";

/** One request and what came back, as they went over the wire; keys are masked before they are kept. */
export interface Exchange {
  readonly id: number;
  readonly startedAt: number;
  /** What it is in the protocol's words: `tools/call list-persons`. */
  readonly title: string;
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly durationMs?: number;
  readonly error?: string;
}

/** What was sent. */
interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: a body, or the events of a stream. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly events?: readonly TimedEvent[];
}

/** An event, and how many milliseconds after the request it came. */
export interface TimedEvent extends StreamEvent {
  readonly afterMs: number;
}

/** More of a text than this is not kept. */
const MAX_KEPT = 300_000;
/** More events of a stream than this are not kept. */
export const MAX_EVENTS = 500;

const SECRET_HEADERS = new Set(["authorization", "x-twenty-api-key"]);

/** Headers as they may be shown. */
export function masked(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.has(name.toLowerCase()) ? value.replace(/\S+$/, "••••••••") : value,
    ]),
  );
}

/** As much of a text as is kept. */
export function kept(text: string): string {
  return text.length <= MAX_KEPT
    ? text
    : `${text.slice(0, MAX_KEPT)}\n… ${text.length - MAX_KEPT} more characters`;
}
