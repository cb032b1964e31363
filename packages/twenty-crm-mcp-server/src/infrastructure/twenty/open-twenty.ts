import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "service-kit";
import { createTwentyClient, type TwentyClient } from "twenty-client";
import type { TwentySource } from "../../config/config.ts";

/** The CRM, ready to be worked with. */
export interface OpenTwenty {
  readonly client: TwentyClient;
  /** Base of record links. */
  readonly workspaceUrl: string;
  close(): Promise<void>;
}

/**
 * Connects to the configured workspace, or starts the embedded sandbox.
 * @throws an Error when the sandbox cannot be started.
 */
export async function openTwenty(source: TwentySource, logger: Logger): Promise<OpenTwenty> {
  if (source.kind === "workspace") {
    const { apiUrl, apiKey, apiMode, workspaceUrl } = source;
    const client = createTwentyClient({ baseUrl: apiUrl, apiKey, apiMode, logger });
    return { client, workspaceUrl, close: () => client.close() };
  }
  // Loaded only here: a server with a workspace of its own never pays for SQLite and the seed.
  const { startSandbox } = await import("twenty-sandbox");
  const sandbox = await startSandbox({
    port: 0,
    dataFile: sandboxFile(source.dataDir),
    // Made anew at each start: an issued key would stay in the file for good.
    apiKey: randomBytes(32).toString("base64url"),
  });
  const client = createTwentyClient({
    baseUrl: sandbox.url,
    apiKey: sandbox.apiKey,
    apiMode: source.apiMode,
    logger,
  });
  return {
    client,
    workspaceUrl: sandbox.url,
    async close() {
      await client.close();
      await sandbox.close();
    },
  };
}

function sandboxFile(dataDir: string): string {
  return dataDir === ":memory:" ? dataDir : join(dataDir, "twenty-sandbox.sqlite");
}
