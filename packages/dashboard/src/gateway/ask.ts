import type { Problem } from "agent-gateway-contract";
import { GatewayFailure } from "./gateway-failure.ts";
import { keyHeaders } from "./key.ts";

/** Parameters of a query; what is empty or undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is asked of the gateway. */
export interface Question {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** An address of the gateway, below whatever path the page is served at. */
export function addressOf(path: string, query: Query = {}): string {
  const url = new URL(path.replace(/^\//, ""), location.href.replace(/[?#].*$/, ""));
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** Asks the gateway's public API. @throws {GatewayFailure} */
export async function ask<T>(path: string, question: Question = {}): Promise<T> {
  const { method = "GET", query, body, signal } = question;
  const response = await send(addressOf(path, query), {
    method,
    headers: {
      accept: "application/json",
      ...keyHeaders(),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  return (await response.json()) as T;
}

/** Sends a request; an answer other than 2xx is a failure. @throws {GatewayFailure} */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { cache: "no-store", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error;
    throw new GatewayFailure("unreachable", "The gateway does not answer.");
  });
  if (response.ok) return response;
  throw await failureOf(response);
}

async function failureOf(response: Response): Promise<GatewayFailure> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const message = problem?.detail ?? problem?.title ?? `The gateway answered ${response.status}.`;
  const fields = new Map(problem?.errors?.map(({ field, problem: what }) => [field, what]));
  if (response.status === 401) return new GatewayFailure("unauthorized", message);
  if (response.status === 403) return new GatewayFailure("forbidden", message);
  return new GatewayFailure("refused", message, fields);
}
