import type { ToolResult } from "./definitions.ts";
import type { Server } from "./server.ts";

const asked = new WeakMap<Server, () => Promise<ToolResult>>();

/** Asks which workspace this is: once for a server, and the same function for the same server. */
export function whoAmI(server: Server): () => Promise<ToolResult> {
  const known = asked.get(server);
  if (known !== undefined) return known;
  let answer: Promise<ToolResult> | undefined;
  const ask = (): Promise<ToolResult> => {
    answer ??= server.call("who-am-i", {}).catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
  asked.set(server, ask);
  return ask;
}
