import { createHmac } from "node:crypto";
import { InMemoryServerEventBus, type ServerEventBus } from "@modelcontextprotocol/server";
import type { Clock, Logger } from "service-kit";
import type { Profile } from "./config/profile.ts";
import type { RuledConfig } from "./config/ruled-config.ts";
import { localFilesOf } from "./infrastructure/attachments/local-files.ts";
import type { WebhookParts } from "./infrastructure/http/webhook-endpoint.ts";
import { createTwentyMcpServer } from "./infrastructure/mcp/create-twenty-mcp-server.ts";
import { type OpenTwenty, openTwenty } from "./infrastructure/twenty/open-twenty.ts";
import { createRateBudgets, type RateBudgetOf } from "./infrastructure/twenty/rate-budgets.ts";
import { createWorkspaces } from "./infrastructure/twenty/workspaces.ts";
import { createVerifyWebhook } from "./infrastructure/webhooks/verify-webhook.ts";
import type { ServedWorkspace } from "./server.ts";

interface Deps {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A workspace, ready to be served. */
export interface OpenWorkspace extends ServedWorkspace {
  readonly hasOwnKey: boolean;
  close(): Promise<void>;
}

/** All workspaces of a process. */
export interface OpenWorkspaces {
  readonly default: OpenWorkspace;
  /** The default one's name and the other ones that callers can choose; nothing where no file names any. */
  readonly naming: { readonly name?: string; readonly others?: ReadonlyMap<string, OpenWorkspace> };
  close(): Promise<void>;
}

/** Opens every profile that can be worked in. @throws an Error when one cannot be; nothing is left open then. */
export async function openWorkspaces(config: RuledConfig, deps: Deps): Promise<OpenWorkspaces> {
  const { default: first, named } = config.profiles;
  const budgetOf = createRateBudgets();
  const opened = new Map<string, OpenWorkspace>();
  const close = async (): Promise<void> => {
    await Promise.all([...opened.values()].map((workspace) => workspace.close()));
  };
  try {
    for (const profile of new Set([first, ...named.values()])) {
      opened.set(profile.name, await openWorkspace(profile, config, { ...deps, budgetOf }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const workspace = opened.get(first.name);
  if (workspace === undefined) throw new Error("The default profile was not opened");
  const others = new Map([...opened].filter(([name]) => name !== first.name));
  return {
    default: workspace,
    naming: named.size === 0 ? {} : { name: first.name, others },
    close,
  };
}

/**
 * Opens one profile. All that a workspace's calls can leave behind is made here and belongs to it alone: clients,
 * schemas, circuit, undo journal, sessions, subscriptions, and the key by which agreements are signed.
 */
export async function openWorkspace(
  profile: Profile,
  config: RuledConfig,
  {
    clock,
    logger,
    budgetOf,
    isListening = true,
  }: Deps & {
    readonly budgetOf?: RateBudgetOf;
    /** Whether Twenty can tell anything here. Default true. */
    readonly isListening?: boolean;
  },
): Promise<OpenWorkspace> {
  const { access } = config;
  const twenty = await openTwenty(profile, {
    logger,
    clock,
    ...(access !== undefined && { access }),
    ...(budgetOf !== undefined && { budgetOf }),
  });
  const { client: own, openClient, workspaceUrl } = twenty;
  const isNamed = config.profiles.named.size > 0;
  const workspaces = createWorkspaces({
    own,
    openClient,
    workspaceUrl,
    ...(isNamed && { profile: { name: profile.name, isLocked: profile.isLocked } }),
    ...localFilesOf(config),
    bulkLimit: config.bulkLimit,
    clock,
    logger,
  });
  const changes = new InMemoryServerEventBus();
  const webhooks = isListening ? webhookParts(profile, config, changes, clock) : undefined;
  const requestStateKey = stateKey(config, isNamed ? profile.name : undefined);
  return {
    createMcpServer: createTwentyMcpServer({
      workspaces,
      exposure: profile.exposure,
      ...(webhooks !== undefined && { changes }),
      clock,
      ...(requestStateKey !== undefined && { requestStateKey }),
    }),
    changes,
    ...(webhooks !== undefined && { webhooks }),
    twenty: facts(profile, twenty),
    hasOwnKey: own !== undefined,
    async close() {
      await workspaces.close();
      await twenty.close();
    },
  };
}

/** What is agreed to for one profile must count for no other, though records and arguments may be the same. */
function stateKey(
  { requestStateKey }: RuledConfig,
  profile: string | undefined,
): string | Uint8Array | undefined {
  if (requestStateKey === undefined || profile === undefined) return requestStateKey;
  return createHmac("sha256", requestStateKey).update(`profile\0${profile}`).digest();
}

function facts(
  { source, isLocked, isProduction }: Profile,
  { client, ping, isSignedIn }: OpenTwenty,
): ServedWorkspace["twenty"] {
  return {
    mode: source.kind === "sandbox" ? "sandbox" : "twenty",
    ping,
    ...(client === undefined ? {} : { circuit: () => client.circuit() }),
    keySource: source.kind === "sandbox" ? "server" : source.keySource,
    isLocked,
    isProduction,
    ...(isSignedIn && { isSignedIn }),
  };
}

/** Undefined when Twenty has no secret to sign with. */
function webhookParts(
  { webhookSecret }: Profile,
  { access }: RuledConfig,
  changes: ServerEventBus,
  clock: Clock,
): WebhookParts | undefined {
  if (webhookSecret === undefined) return undefined;
  return {
    verify: createVerifyWebhook(webhookSecret, clock),
    onChange({ object, id }) {
      const names = { singular: object, plural: object };
      // That a record changed is news of it, too.
      if (access !== undefined && !access.allows(names, "read")) return;
      changes.publish({ kind: "resource_updated", uri: `twenty://${object}/${id}` });
    },
  };
}
