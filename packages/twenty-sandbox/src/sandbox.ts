import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type Clock, type Logger, listen, silentLogger, systemClock } from "service-kit";
import { type ApiKeys, openApiKeys } from "./auth/api-keys.ts";
import { keptKey } from "./auth/kept-key.ts";
import { openWorkspaceSigner } from "./auth/workspace-signer.ts";
import { openContentStore } from "./files/content-store.ts";
import { createFileLinks } from "./files/file-links.ts";
import { openFiles } from "./files/file-table.ts";
import { createRequestHandler } from "./handle-request.ts";
import type { SandboxRequest, SandboxResponse } from "./http/exchange.ts";
import { createHttpServer } from "./http/node-server.ts";
import type { Origin } from "./metadata/compile-workspace.ts";
import type { ExtraFields, ObjectDefinition } from "./metadata/definitions.ts";
import { metadataId } from "./metadata/metadata-id.ts";
import type { WorkspaceModel } from "./metadata/model.ts";
import type { TargetShape } from "./metadata/target-shape.ts";
import { createMeter } from "./rate-limit/rate-limits.ts";
import type { RateLimit } from "./rate-limit/token-bucket.ts";
import type { Store } from "./records/store.ts";
import type { RestorePath } from "./rest/rest-path.ts";
import { openRoles, type Roles } from "./roles/roles.ts";
import { openWorkspace } from "./seed/open-workspace.ts";
import { type Database, openDatabase } from "./storage/database.ts";
import { ensureSettings } from "./storage/settings.ts";
import { openViews } from "./views/view-table.ts";
import { createDeliveries } from "./webhooks/deliveries.ts";
import { openWebhooks } from "./webhooks/webhook-table.ts";

/** How a sandbox is made. */
export interface SandboxOptions {
  /** A file, or `:memory:` (the default). */
  readonly dataFile?: string;
  /** What an empty data file is filled with; a file that was filled once stays as it is. */
  readonly seed?: "demo" | "empty";
  /** Accepted as a key besides the keys issued here. */
  readonly apiKey?: string;
  /** Name of the key in `createdBy`. */
  readonly apiKeyName?: string;
  readonly clock?: Clock;
  /** Makes the ids of new records; random ones unless given. */
  readonly createId?: () => string;
  readonly logger?: Logger;
  /** Refuses record operations of API keys beyond it, or beyond each of several; none by default. */
  readonly rateLimit?: RateLimit | readonly RateLimit[];
  /** Custom objects beside those of the seed. */
  readonly extraObjects?: readonly ObjectDefinition[];
  /** Custom fields by the singular name of their object. */
  readonly extraFields?: ExtraFields;
  /** How notes and tasks name what they are linked with: as Twenty does now, or did once. Default `target`. */
  readonly targetShape?: TargetShape;
  /** What the workspace is called. Default `Sandbox`. */
  readonly workspaceName?: string;
  /** What an empty data file's metadata is known by; its own ids, and the present time, unless given. */
  readonly origin?: Origin;
  /** Where REST restores: as 2.21 does, or as servers after it. Default `2.21`. */
  readonly restorePath?: RestorePath;
}

/** A sandbox without a socket. */
export interface Sandbox {
  readonly workspace: WorkspaceModel;
  readonly store: Store;
  /** A key that is accepted. */
  readonly apiKey: string;
  readonly apiKeys: ApiKeys;
  /** What keys may do: `apiKeys.issue({ name, roleId })`. */
  readonly roles: Roles;
  readonly handle: (request: SandboxRequest) => Promise<SandboxResponse>;
  close(): void;
}

/** A sandbox that listens. */
export interface RunningSandbox {
  /** `http://localhost:{port}`, the base of `/rest`, `/graphql` and `/metadata`. */
  readonly url: string;
  readonly port: number;
  readonly apiKey: string;
  readonly sandbox: Sandbox;
  /** Resolves when the last answer is sent and the file is closed. */
  close(): Promise<void>;
}

const DEFAULT_KEY_NAME = "Sandbox key";
const CLOSE_GRACE_MS = 2_000;

/** Opens or fills the data file and wires the APIs over it. */
export function buildSandbox(options: SandboxOptions = {}): Sandbox {
  const { dataFile = ":memory:", seed = "demo", clock = systemClock } = options;
  const database = openDatabase(prepareFile(dataFile));
  try {
    return wire(database, options, seed, clock);
  } catch (error) {
    database.close();
    throw error;
  }
}

function wire(
  database: Database,
  options: SandboxOptions,
  seed: "demo" | "empty",
  clock: Clock,
): Sandbox {
  const {
    logger = silentLogger,
    apiKey,
    apiKeyName = DEFAULT_KEY_NAME,
    dataFile = ":memory:",
  } = options;
  ensureSettings(database);
  const webhooks = openWebhooks(database, clock);
  const deliveries = createDeliveries(webhooks, clock, logger);
  const files = openFiles(database, openContentStore(dataFile), clock);
  const store = openWorkspace({
    database,
    files,
    clock,
    createId: options.createId ?? randomUUID,
    announce: (event) => deliveries.announce(event),
    meter: createMeter([options.rateLimit ?? []].flat(), clock),
    seed,
    extraObjects: options.extraObjects ?? [],
    extraFields: options.extraFields ?? {},
    targetShape: options.targetShape,
    origin: options.origin,
  });
  const roles = openRoles(database);
  const signer = openWorkspaceSigner(database);
  const fixed = apiKey === undefined ? undefined : { key: apiKey, name: apiKeyName };
  const apiKeys = openApiKeys({
    database,
    clock,
    workspaceId: metadataId("workspace"),
    roles,
    signer,
    fixed,
  });
  return {
    workspace: store.workspace,
    store,
    apiKey: apiKey ?? keptKey(dataFile, () => apiKeys.issue({ name: apiKeyName })),
    apiKeys,
    roles,
    handle: createRequestHandler({
      store,
      apiKeys,
      roles,
      workspaceName: options.workspaceName ?? "Sandbox",
      webhooks,
      views: openViews(database, store.workspace, clock),
      logger,
      restorePath: options.restorePath ?? "2.21",
      links: createFileLinks(signer, clock),
    }),
    close() {
      deliveries.close();
      database.close();
    },
  };
}

/** Starts a sandbox on a port of its own unless one is given. */
export async function startSandbox(
  options: SandboxOptions & { readonly port?: number; readonly host?: string } = {},
): Promise<RunningSandbox> {
  const { port = 0, host = "127.0.0.1" } = options;
  const sandbox = buildSandbox(options);
  try {
    const server = await listen(createHttpServer(sandbox.handle), { port, host });
    return {
      url: server.url,
      port: server.port,
      apiKey: sandbox.apiKey,
      sandbox,
      async close() {
        await server.close({ graceMs: CLOSE_GRACE_MS });
        sandbox.close();
      },
    };
  } catch (error) {
    sandbox.close();
    throw error;
  }
}

function prepareFile(dataFile: string): string {
  if (dataFile !== ":memory:") mkdirSync(dirname(dataFile), { recursive: true });
  return dataFile;
}
