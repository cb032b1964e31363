import { defineFlags } from "service-kit";

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
  help: { kind: "switch", description: "show this text", short: "h" },
  version: { kind: "switch", description: "show the version", short: "v" },
});
