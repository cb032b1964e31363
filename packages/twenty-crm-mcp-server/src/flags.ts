import { defineFlags } from "service-kit";

/** The server's command line. */
export const flags = defineFlags({
  stdio: { kind: "switch", description: "serve one client over standard input and output" },
  port: { kind: "value", description: "port to listen on (over PORT)", valueName: "number" },
  host: { kind: "value", description: "address to listen on (over HOST)", valueName: "name" },
  help: { kind: "switch", description: "show this text", short: "h" },
  version: { kind: "switch", description: "show the version", short: "v" },
});
