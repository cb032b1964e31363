import { readFileSync } from "node:fs";
import type { ClientTls } from "agent-gateway-client";
import { ConfigurationError } from "service-kit";
import type { GatewayConfig } from "../../config/config.ts";

/**
 * The certificates for an `https:` gateway, read once at start.
 * @throws {ConfigurationError} that names the variable of a file that cannot be read.
 */
export function readClientTls({ caFile, certFile, keyFile }: GatewayConfig): ClientTls {
  const files = [
    ["ca", "AGENT_GATEWAY_CA_FILE", caFile],
    ["cert", "AGENT_GATEWAY_CERT_FILE", certFile],
    ["key", "AGENT_GATEWAY_KEY_FILE", keyFile],
  ] as const;
  return Object.fromEntries(
    files.flatMap(([part, variable, file]) =>
      file === undefined ? [] : [[part, readPem(variable, file)]],
    ),
  );
}

function readPem(variable: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigurationError([
      {
        variable,
        problem: `${file} cannot be read (${error instanceof Error ? error.message : String(error)})`,
        fix: "Set it to a readable PEM file or remove it",
      },
    ]);
  }
}
