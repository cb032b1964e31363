import { defineFlags, type FlagValues } from "service-kit";

/** The server's command line. */
export const flags = defineFlags({
  stdio: { kind: "switch", description: "serve one client over standard input and output" },
  port: { kind: "value", description: "port to listen on (over PORT)", valueName: "number" },
  host: { kind: "value", description: "address to listen on (over HOST)", valueName: "name" },
  toolsets: {
    kind: "value",
    description: "toolsets to offer (over MCP_TOOLSETS)",
    valueName: "names",
  },
  tools: {
    kind: "value",
    description: "single tools to offer besides (over MCP_TOOLS)",
    valueName: "names",
  },
  "exclude-tools": {
    kind: "value",
    description: "tools nobody is offered (over MCP_EXCLUDE_TOOLS)",
    valueName: "names",
  },
  "read-only": { kind: "switch", description: "offer only tools that change nothing" },
  destructive: { kind: "switch", description: "offer tools whose work cannot be taken back" },
  "policy-file": {
    kind: "value",
    description: "rules about objects, fields and operations (over MCP_POLICY_FILE)",
    valueName: "path",
  },
  "profiles-file": {
    kind: "value",
    description: "several workspaces by name (over TWENTY_PROFILES_FILE)",
    valueName: "path",
  },
  profile: {
    kind: "value",
    description: "the workspace to work in (over TWENTY_PROFILE)",
    valueName: "name",
  },
  profiles: {
    kind: "value",
    description: "workspaces that callers may choose (over MCP_PROFILES)",
    valueName: "names",
  },
  "unlock-writes": {
    kind: "value",
    description: "workspaces whose write lock is lifted (over TWENTY_UNLOCK_WRITES)",
    valueName: "names",
  },
  compact: {
    kind: "switch",
    description: "offer three tools that find, describe and call the others",
  },
  help: { kind: "switch", description: "show this text", short: "h" },
  version: { kind: "switch", description: "show the version", short: "v" },
});

/** The variables that flags stand for; a flag that was not given stands for none. */
export function variablesOf(given: FlagValues<typeof flags>): Readonly<Record<string, string>> {
  const variables = {
    PORT: given.port,
    HOST: given.host,
    MCP_TOOLSETS: given.toolsets,
    MCP_TOOLS: given.tools,
    MCP_EXCLUDE_TOOLS: given["exclude-tools"],
    MCP_READ_ONLY: given["read-only"] ? "true" : undefined,
    MCP_DESTRUCTIVE: given.destructive ? "true" : undefined,
    MCP_POLICY_FILE: given["policy-file"],
    TWENTY_PROFILES_FILE: given["profiles-file"],
    TWENTY_PROFILE: given.profile,
    MCP_PROFILES: given.profiles,
    TWENTY_UNLOCK_WRITES: given["unlock-writes"],
    MCP_COMPACT: given.compact ? "true" : undefined,
  };
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
