/** A name in `.env` that starts with one of these and is not in the table is a mistake. */
export const ownPrefixes = ["TWENTY_", "AGENT_", "MCP_", "HEALTH_"] as const;
