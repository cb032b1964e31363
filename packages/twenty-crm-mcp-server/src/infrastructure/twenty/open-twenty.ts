import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Clock, type Logger, systemClock } from "service-kit";
import {
  type AccessRules,
  type AccessTokens,
  createTwentyClient,
  type TwentyClient,
} from "twenty-client";
import type { Profile } from "../../config/profile.ts";
import { ownKey } from "./own-key.ts";
import { createRateBudgets, type RateBudgetOf } from "./rate-budgets.ts";
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
  /** Whether somebody has signed in; absent where a key needs nobody to. */
  readonly isSignedIn?: () => Promise<boolean>;
  close(): Promise<void>;
}

/** What workspaces are opened with. */
export interface OpenTwentyOptions {
  readonly logger: Logger;
  /** What clients hold themselves to. */
  readonly access?: AccessRules;
  /** Default one of its own for each call. */
  readonly budgetOf?: RateBudgetOf;
  readonly clock?: Clock;
}

/**
 * Connects to the workspace of a profile, or starts the embedded sandbox. Where writes are locked, no client sends any.
 * @throws an Error when the sandbox cannot be started.
 */
export async function openTwenty(
  { name, source, isLocked }: Profile,
  { logger, access, budgetOf = createRateBudgets(), clock = systemClock }: OpenTwentyOptions,
): Promise<OpenTwenty> {
  const ruled = { ...(access !== undefined && { access }), isReadOnly: isLocked };
  if (source.kind === "workspace") {
    const { apiUrl, credential, apiMode, workspaceUrl, rateLimit, fileOrigins = [] } = source;
    const own =
      credential && (await ownKey(credential, { url: apiUrl, profile: name, clock, logger }));
    const openWith = (apiKey: string | AccessTokens, sample: string): TwentyClient =>
      createTwentyClient({
        baseUrl: apiUrl,
        apiKey,
        apiMode,
        fileOrigins,
        ...ruled,
        rateBudget: budgetOf(sample, apiUrl, rateLimit),
        onWait: announceWait,
        logger,
      });
    const openClient = (apiKey: string): TwentyClient => openWith(apiKey, apiKey);
    const client = own && openWith(own.apiKey, own.sample);
    const prober = client ?? openClient("no-key");
    return {
      client,
      openClient,
      workspaceUrl,
      ping: client === undefined ? reachabilityOf(prober) : (options) => client.ping(options),
      ...(own?.isSignedIn && { isSignedIn: own.isSignedIn }),
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
