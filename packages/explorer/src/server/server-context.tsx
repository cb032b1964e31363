import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { useStore } from "web-kit";
import { keys, preferences } from "./preferences.ts";
import { createServer, type Server } from "./server.ts";

const ServerContext = createContext<Server | undefined>(undefined);

/** Gives the pages below it the server as the reader has chosen to talk to it. */
export function ServerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const chosen = useStore(preferences);
  const typed = useStore(keys);
  const server = useMemo(() => createServer(chosen, typed), [chosen, typed]);
  useEffect(() => {
    const close = (): void => server.connection.close();
    addEventListener("pagehide", close);
    return () => {
      removeEventListener("pagehide", close);
      close();
    };
  }, [server]);
  return <ServerContext value={server}>{children}</ServerContext>;
}

/** The server that is being explored. */
export function useServer(): Server {
  const server = use(ServerContext);
  if (server === undefined) throw new Error("There is no ServerProvider above");
  return server;
}
