import { execFileSync } from "node:child_process";
import { variables as gatewayVariables } from "agent-gateway";
import {
  ignoreBrokenPipe,
  loadDotEnv,
  maskSecret,
  type Variable,
  type VariableTable,
} from "service-kit";
import { variables as serverVariables } from "twenty-crm-mcp-server";

/** Prints images, ports, the environment with secrets masked, and tool versions. */
const {
  IMAGE = "twenty-crm-mcp-server",
  GATEWAY_IMAGE = "agent-gateway",
  TAG = "latest",
} = process.env;
const dotEnv = loadDotEnv(".env");
ignoreBrokenPipe(process.stdout);

section("Images", [
  ["server", `${IMAGE}:${TAG}`],
  ["gateway", `${GATEWAY_IMAGE}:${TAG}`],
]);
section("Ports", [
  ["server", `${serverVariables.PORT.default} (make start SERVER_PORT=…)`],
  ["gateway", `${gatewayVariables.PORT.default} (make start GATEWAY_PORT=…)`],
  ["containers", "5008:8080 server, 8080:8080 gateway"],
]);
section("Server variables", environment(serverVariables));
section("Gateway variables", environment(gatewayVariables));
section("Tools", [
  ["node", process.version],
  ["npm", versionOf("npm", ["--version"])],
  ["docker", versionOf("docker", ["--version"])],
  ["kubectl", versionOf("kubectl", ["version", "--client"])],
]);

function section(title: string, rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  process.stdout.write(`${title}\n${lines.join("\n")}\n\n`);
}

function environment(table: VariableTable): [string, string][] {
  return Object.entries(table).map(([name, variable]) => [name, statusOf(name, variable)]);
}

function statusOf(name: string, variable: Variable): string {
  const value = process.env[name] || dotEnv[name];
  if (value) {
    const origin = process.env[name] ? "environment" : ".env";
    return `${variable.secret ? maskSecret(value) : value}  (${origin})`;
  }
  return variable.default === undefined ? "not set" : `${variable.default}  (default)`;
}

function versionOf(tool: string, args: string[]): string {
  try {
    const output = execFileSync(tool, args, { stdio: ["ignore", "pipe", "ignore"] });
    return output.toString().split("\n")[0]?.trim() ?? "";
  } catch {
    return "not installed";
  }
}
