import { onTestFinished } from "vitest";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "../src/index.ts";

/** An answer with its parsed body. */
interface Answer<T = never> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A sandbox on a socket, with calls that carry its key; it closes when the test ends. */
export interface OpenSandbox {
  readonly running: RunningSandbox;
  rest<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  graphql<T>(query: string, variables?: object): Promise<T>;
  metadata<T>(query: string, variables?: object): Promise<T>;
  /** The same sandbox, called with another key or session. */
  as(token: string): OpenSandbox;
}

/** Starts a sandbox for one test. */
export async function openSandbox(
  options: SandboxOptions = { seed: "empty" },
): Promise<OpenSandbox> {
  const running = await startSandbox(options);
  onTestFinished(() => running.close());
  return callsWith(running, running.apiKey);
}

/** Calls of a sandbox that somebody else closes. */
export function callsWith(running: RunningSandbox, token: string): OpenSandbox {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
  };
  async function send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const response = await fetch(running.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === "" ? undefined : JSON.parse(text)) as T,
    };
  }
  const post = async <T>(path: string, body: unknown): Promise<T> =>
    (await send<T>("POST", path, body)).body;
  return {
    running,
    rest: send,
    graphql: (query, variables) => post("/graphql", { query, variables }),
    metadata: (query, variables) => post("/metadata", { query, variables }),
    as: (other) => callsWith(running, other),
  };
}
