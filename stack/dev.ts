import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** Auto-reloading server and the MCP Inspector's web page on it, until Ctrl-C. */
const root = join(import.meta.dirname, "..");
const port = process.env.PORT ?? "5008";
const mcpUrl = `http://localhost:${port}/mcp`;

const server = run("node", [
  "--watch",
  "--watch-preserve-output",
  "packages/twenty-crm-mcp-server/src/main.ts",
]);
const inspector = run("mcp-inspector", ["--web", "--server-url", mcpUrl, "--transport", "http"]);

process.stdout.write(
  `🔁 The server restarts on every change; the Inspector's page opens on ${mcpUrl}\n`,
);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    server.kill(signal);
    inspector.kill(signal);
  });
}

function run(command: string, args: string[]): ChildProcess {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  child.on("error", (error) => {
    process.stderr.write(`❌ ${command} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  return child;
}
