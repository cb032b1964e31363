import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { silentLogger, systemClock } from "service-kit";
import { readConfig } from "../../src/config/read-config.ts";
import { type RunningServer, runServer } from "../../src/run-server.ts";

/** A server on the workspaces of a file, as the command line starts it. */
export interface ServerWithProfiles extends AsyncDisposable {
  readonly running: RunningServer;
  /** Where logins are kept. */
  readonly loginFolder: string;
  connect(options?: ConnectOptions): Promise<Client & AsyncDisposable>;
}

interface ConnectOptions {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mode?: "legacy" | "auto";
}

/** Writes the file and starts on a free port; `env` is the rest of the environment. */
export async function startWithProfiles(
  file: object,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerWithProfiles> {
  const folder = mkdtempSync(join(tmpdir(), "profiles-"));
  const path = join(folder, "profiles.json");
  writeFileSync(path, JSON.stringify({ version: 1, ...file }));
  const loginFolder = join(folder, "logins");
  const config = readConfig(
    {
      env: { PORT: "0", TWENTY_PROFILES_FILE: path, TWENTY_LOGIN_DIR: loginFolder, ...env },
    },
    { instanceId: "test" },
  );
  const running = await runServer(config, { clock: systemClock, logger: silentLogger });
  return {
    running,
    loginFolder,
    async connect({ path: at = "/mcp", headers = {}, mode = "auto" } = {}) {
      const client = new Client(
        { name: "test", version: "1.0.0" },
        { versionNegotiation: { mode } },
      );
      const address = new URL(at, running.url);
      await client.connect(
        new StreamableHTTPClientTransport(address, { requestInit: { headers } }),
      );
      return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
    },
    async [Symbol.asyncDispose]() {
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}
