import type { Server } from "@modelcontextprotocol/server";
import type { ToolContext } from "../../application/tools/tool-context.ts";
import type { ExposedTools } from "./exposure-of.ts";
import type { ServedTools } from "./serve-tools.ts";
import type { ListKeeper, ToolListWatch } from "./tool-list-watch.ts";

/** Tells the client of one session when the list that it was given is no longer right, until the session ends. */
export function followToolList(
  server: Server,
  watch: ToolListWatch,
  context: () => ToolContext,
  exposed: ExposedTools,
): Required<ServedTools>["changes"] {
  let keeper: ListKeeper | undefined;
  const { onclose } = server;
  server.onclose = () => {
    onclose?.();
    keeper?.leave();
  };
  // A client that is gone hears nothing, and its session ends by itself.
  const tell = (): void => void server.sendToolListChanged().catch(() => undefined);
  return {
    listed(tools) {
      keeper ??= watch.join(context().twenty, (schemas) => exposed.within(schemas), tell);
      keeper.listed(tools);
    },
    mayHaveCome() {
      const { twenty } = context();
      const schemas = twenty.schema.peek();
      if (schemas !== undefined) watch.saw(twenty, schemas);
    },
  };
}
