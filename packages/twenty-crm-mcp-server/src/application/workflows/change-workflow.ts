import type { Json } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** Why Twenty refuses these to API keys, and what to do. */
const NO_USER = {
  reason: "Twenty lets users run and publish workflows, and no API key",
  wayOut: "Do it in Twenty, or let this server sign in as a user.",
} as const;

/**
 * Sends one of Twenty's mutations of workflows, which no collection has.
 * @throws ToolFault where the key is none of a user's.
 */
export async function changeWorkflow(
  document: string,
  variables: Readonly<Record<string, Json>>,
  { twenty, signal }: ToolCall,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { data, errors } = await twenty.graphql(document, variables, { kind: "write", signal });
    const [error] = errors;
    if (error !== undefined) throw new ToolFault({ reason: error, wayOut: "Nothing was done." });
    return data;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "forbidden" || code === "unauthenticated") throw new ToolFault(NO_USER);
    throw error;
  }
}
