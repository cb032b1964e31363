import { useLoaded } from "web-kit";
import { useServer } from "../server/server-context.tsx";
import type { Place } from "./snippets.ts";

/** Where the server is and what it asks for, as its card says; with a toolset in the path where a tool is not in the default ones. */
export function usePlace(toolset?: string): Place {
  const server = useServer();
  const { value: card } = useLoaded(server.card);
  const headers = card?.remotes[0]?.headers ?? [];
  const wants = (name: string): boolean =>
    headers.some((header) => header.name.toLowerCase() === name && header.isRequired);
  return {
    mcpUrl: toolset === undefined ? server.url : `${server.url}/x/${toolset}`,
    needsKey: wants("authorization"),
    needsTwentyKey: wants("x-twenty-api-key"),
  };
}
