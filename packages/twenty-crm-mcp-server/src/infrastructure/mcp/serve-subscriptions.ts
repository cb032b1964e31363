import {
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerEventBus,
} from "@modelcontextprotocol/server";

/** More than anybody looks at; each is a text that a session holds. */
const MAX_SUBSCRIPTIONS = 200;

/** Lets the client of one session follow resources, until the session ends (MCP 2025-11-25, resources). */
export function serveSubscriptions(server: Server, changes: ServerEventBus): void {
  server.registerCapabilities({ resources: { subscribe: true } });
  const followed = new Set<string>();
  const stop = changes.subscribe((event) => {
    if (event.kind !== "resource_updated" || !followed.has(event.uri)) return;
    // A client that is gone hears nothing, and its session ends by itself.
    void server.sendResourceUpdated({ uri: event.uri }).catch(() => undefined);
  });
  const { onclose } = server;
  server.onclose = () => {
    onclose?.();
    stop();
  };
  server.setRequestHandler("resources/subscribe", ({ params }) => {
    if (followed.size >= MAX_SUBSCRIPTIONS && !followed.has(params.uri)) {
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `${MAX_SUBSCRIPTIONS} resources are followed, which is the most: unsubscribe from one`,
      );
    }
    followed.add(params.uri);
    return {};
  });
  server.setRequestHandler("resources/unsubscribe", ({ params }) => {
    followed.delete(params.uri);
    return {};
  });
}
