import type { ServerContext } from "@modelcontextprotocol/server";
import type { ToolCall } from "../../application/tools/tool-context.ts";

/** Tells the client how far a call is, if it asked to be told by sending a `progressToken`. */
export function progressReporter({ mcpReq }: ServerContext): ToolCall["progress"] {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let progress = 0;
  return ({ done, total, message }) => {
    // The specification wants progress to grow with each notification, even where nothing more is done.
    progress = Math.max(progress + 0.001, done ?? 0);
    const params = {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    };
    // A client that went away is noticed by the call's signal, not here.
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
}
