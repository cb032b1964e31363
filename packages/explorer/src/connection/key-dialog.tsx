import type { ReactNode } from "react";
import { KeyPrompt, useLoaded, useStore } from "web-kit";
import { keys } from "../server/preferences.ts";
import { useServer } from "../server/server-context.tsx";
import { keyPrompt } from "./key-prompt-state.ts";

/** Asks for the keys that the server wants, one after the other. */
export function KeyDialog(): ReactNode {
  const server = useServer();
  const { value: card } = useLoaded(server.card);
  const state = useStore(keyPrompt);
  const known = useStore(keys);
  const headers = card?.remotes[0]?.headers ?? [];
  const wantsServer = headers.some(({ name }) => name === "Authorization");
  const isForTwenty =
    (!wantsServer || known.server !== undefined) &&
    headers.some(({ name }) => name === "X-Twenty-Api-Key");
  return (
    <KeyPrompt
      isOpen={state === "open"}
      title={isForTwenty ? "Your key of Twenty" : "Key of this server"}
      label={isForTwenty ? "Twenty API key" : "MCP_API_KEY"}
      description="Kept in this tab until it is closed, and sent to this server only."
      problem={
        isForTwenty || known.server === undefined ? undefined : "The last one was not accepted."
      }
      onKey={(key) => {
        keys.update((before) => ({
          ...before,
          ...(isForTwenty ? { twenty: key } : { server: key }),
        }));
        keyPrompt.set("closed");
      }}
      onClose={() => keyPrompt.set("closed")}
    />
  );
}
