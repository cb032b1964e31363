import type { Generation, Progress } from "../mcp/connection.ts";
import type { Exchange } from "../mcp/exchange.ts";
import type { ToolResult } from "../server/definitions.ts";

/** How a call went, as far as it has. */
export type Outcome = "running" | "done" | "refused" | "failed" | "cancelled";

/** One call of a tool that the reader made. */
export interface Call {
  readonly id: number;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly generation: Generation;
  readonly startedAt: number;
  readonly outcome: Outcome;
  readonly durationMs?: number;
  readonly progress?: Progress;
  /** What came back; a call of before a reload has none. */
  readonly result?: ToolResult;
  /** Why nothing came back. */
  readonly error?: string;
  /** The requests that it took; empty for a call of before a reload. */
  readonly exchanges: readonly Exchange[];
}
