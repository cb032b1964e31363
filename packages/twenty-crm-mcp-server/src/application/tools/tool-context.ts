import type { Logger } from "service-kit";
import type { TwentyClient } from "twenty-client";

/** What the tools of one server work with. */
export interface ToolContext {
  readonly twenty: TwentyClient;
  /** Where people open the workspace; record URLs start with it. */
  readonly workspaceUrl: string;
  readonly logger: Logger;
}

/** What one call works with: the server's context and the caller's right to stop it. */
export interface ToolCall extends ToolContext {
  readonly signal: AbortSignal;
}
