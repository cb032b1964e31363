import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "service-kit";
import { type AccessRules, createTwentyClient, type TwentyClient } from "twenty-client";
import type { TwentySource } from "../../config/config.ts";
import { createRateBudgets } from "./rate-budgets.ts";
import { announceWait } from "./rate-limit-waits.ts";
import type { Ping } from "./reachability.ts";

/** The CRM, ready to be worked with. */
export interface OpenTwenty {
  /** Works with the server's own key; absent when every caller brings one. */
  readonly client: TwentyClient | undefined;
  /** A client for a caller's key. */
  readonly openClient: (apiKey: string) => TwentyClient;
  /** Base of record links. */
  readonly workspaceUrl: string;
  readonly ping: Ping;
  close(): Promise<void>;
}

/**
 * Connects to the configured workspace, or starts the embedded sandbox; within these rules, if there are any.
 * @throws an Error when the sandbox cannot be started.
 */
export async function openTwenty(
  source: TwentySource,
  logger: Logger,
  access?: AccessRules,
): Promise<OpenTwenty> {
  const ruled = access === undefined ? {} : { access };
  if (source.kind === "workspace") {
    const { apiUrl, apiKey, apiMode, workspaceUrl, rateLimit, fileOrigins = [] } = source;
    const budgetOf = createRateBudgets(rateLimit);
    const openClient = (key: string): TwentyClient =>
      createTwentyClient({
        baseUrl: apiUrl,
        apiKey: key,
        apiMode,
        fileOrigins,
        ...ruled,
        rateBudget: budgetOf(key),
        onWait: announceWait,
        logger,
      });
    const client = apiKey === undefined ? undefined : openClient(apiKey);
    const prober = client ?? openClient("no-key");
    return {
      client,
      openClient,
      workspaceUrl,
      ping: client === undefined ? reachabilityOf(prober) : (options) => client.ping(options),
      close: () => prober.close(),
    };
  }
  // Loaded only here: a server with a workspace of its own never pays for SQLite and the seed.
  const { startSandbox } = await import("twenty-sandbox");
  const sandbox = await startSandbox({
    port: 0,
    dataFile: sandboxFile(source.dataDir),
    // Made anew at each start: an issued key would stay in the file for good.
    apiKey: randomBytes(32).toString("base64url"),
  });
  const { apiMode } = source;
  // The embedded sandbox limits no rate.
  const openClient = (apiKey: string): TwentyClient =>
    createTwentyClient({
      baseUrl: sandbox.url,
      apiKey,
      apiMode,
      rateLimit: "off",
      logger,
      ...ruled,
    });
  const client = openClient(sandbox.apiKey);
  return {
    client,
    openClient,
    workspaceUrl: sandbox.url,
    ping: (options) => client.ping(options),
    async close() {
      await client.close();
      await sandbox.close();
    },
  };
}

/** Without a key of its own the server can tell whether Twenty answers, and nothing of a key. */
function reachabilityOf(prober: TwentyClient): Ping {
  return async (options) => {
    const { reachable, latencyMs, error } = await prober.ping(options);
    return { reachable, latencyMs, ...(!reachable && error && { error }) };
  };
}

function sandboxFile(dataDir: string): string {
  return dataDir === ":memory:" ? dataDir : join(dataDir, "twenty-sandbox.sqlite");
}
