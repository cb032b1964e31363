import type { Exchange } from "./exchange.ts";

/** The two generations of the protocol that the server speaks. */
export type Generation = "2026-07-28" | "2025-11-25";

/** Both, the later one first. */
export const generations: readonly Generation[] = ["2026-07-28", "2025-11-25"];

/** A question that the server asks the person while a call is going on (elicitation). */
export interface Question {
  readonly message: string;
  /** JSON Schema of a flat object, what a form is made from. */
  readonly requestedSchema: Readonly<Record<string, unknown>>;
}

/** What the person said. */
export type QuestionAnswer =
  | { readonly action: "accept"; readonly content: Readonly<Record<string, unknown>> }
  | { readonly action: "decline" | "cancel" };

/** How far a call is. */
export interface Progress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** What one request may want besides its parameters. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Absent: the server is told that nobody can be asked. */
  readonly ask?: (question: Question, signal?: AbortSignal) => Promise<QuestionAnswer>;
  /** Told of each request to the server as it goes on: one call may take several. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A conversation with the server, in one of the generations. */
export interface Connection {
  readonly generation: Generation;
  /** @throws McpFailure */
  request<T>(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<T>;
  /** Ends what the server keeps of it; nothing waits for that. */
  close(): void;
}

/** How the page introduces itself. */
export const clientInfo = {
  name: "twenty-crm-mcp-server-explorer",
  title: "Explorer",
  version: "1.0.0",
};

/** What the person behind the page can be asked. */
export function clientCapabilities(canAsk: boolean): object {
  return canAsk ? { elicitation: { form: {} } } : {};
}
