import type { ServerContext } from "@modelcontextprotocol/server";
import type { ToolCall } from "../../application/tools/tool-context.ts";

/** Tells the client how far a call is, if it asked to be told by sending a `progressToken`. */
export function progressReporter({ mcpReq }: ServerContext): ToolCall["progress"] {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  return ({ done, total, message }) => {
    const params = {
      progressToken,
      progress: done,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    };
    // A client that went away is noticed by the call's signal, not here.
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
}
