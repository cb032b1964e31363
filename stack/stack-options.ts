import { parseArgs } from "node:util";

/** What `make start` and `make stack` run. */
export interface StackOptions {
  /** How many MCP server processes serve the one service. */
  readonly instances: number;
  /** Port of the first server; the next ones follow it. */
  readonly serverPort: number;
  readonly gatewayPort: number;
  readonly sandboxPort: number;
  /** Folder of the sandbox's and the gateway's data; `:memory:` keeps nothing. */
  readonly dataDir: string;
}

const flags = {
  instances: { type: "string", default: "1" },
  "server-port": { type: "string", default: "5008" },
  "gateway-port": { type: "string", default: "8080" },
  "sandbox-port": { type: "string", default: "5108" },
  "data-dir": { type: "string", default: ".data" },
} as const;

/** @throws an Error that names the flag and what it accepts. */
export function parseStackOptions(args: readonly string[]): StackOptions {
  const { values } = parseArgs({ args: [...args], options: flags, strict: true });
  return {
    instances: wholeNumber("instances", values.instances, 1, 20),
    serverPort: wholeNumber("server-port", values["server-port"], 1, 65_535),
    gatewayPort: wholeNumber("gateway-port", values["gateway-port"], 1, 65_535),
    sandboxPort: wholeNumber("sandbox-port", values["sandbox-port"], 1, 65_535),
    dataDir: values["data-dir"],
  };
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`--${flag} takes a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}
