import { defineFlags, type FlagValues } from "service-kit";

/** The sandbox's command line. */
export const flags = defineFlags({
  port: {
    kind: "value",
    description: "port to listen on (over SANDBOX_PORT)",
    valueName: "number",
  },
  host: {
    kind: "value",
    description: "address to listen on (over SANDBOX_HOST)",
    valueName: "name",
  },
  "rate-limit": {
    kind: "value",
    description: "record operations a second and a minute (over SANDBOX_RATE_LIMIT)",
    valueName: "calls",
  },
  "target-shape": {
    kind: "value",
    description: "target or legacy (over SANDBOX_TARGET_SHAPE)",
    valueName: "shape",
  },
  "restore-path": {
    kind: "value",
    description: "2.21 or later (over SANDBOX_RESTORE_PATH)",
    valueName: "version",
  },
  help: { kind: "switch", description: "show this text", short: "h" },
  version: { kind: "switch", description: "show the version", short: "v" },
});

const VARIABLES = {
  port: "SANDBOX_PORT",
  host: "SANDBOX_HOST",
  "rate-limit": "SANDBOX_RATE_LIMIT",
  "target-shape": "SANDBOX_TARGET_SHAPE",
  "restore-path": "SANDBOX_RESTORE_PATH",
} as const;

/** The given flags as the environment variables that they stand over. */
export function variablesOf(given: FlagValues<typeof flags>): Readonly<Record<string, string>> {
  const entries = Object.entries(VARIABLES).flatMap(([flag, variable]) => {
    const value = given[flag as keyof typeof VARIABLES];
    return value === undefined ? [] : [[variable, value]];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
