import {
  type Clock,
  type ListeningServer,
  LOOPBACK_HOSTS,
  type Logger,
  listen,
  silentLogger,
  systemClock,
} from "service-kit";
import { KeyRing } from "./access/key-ring.ts";
import type { KeysFile, KeysFileOptions } from "./access/keys-file.ts";
import type { ProcessUsage } from "./admin/admin-dependencies.ts";
import { DEFAULT_CHOICE, type PolicyChoice } from "./balancing/policy-choice.ts";
import { loadSessionKey } from "./config/load-session-key.ts";
import { buildGateway, type Gateway } from "./gateway.ts";
import { version } from "./product.ts";
import { openStore } from "./registry/open-store.ts";
import { restoredState } from "./registry/stored-instance.ts";
import {
  createTransport,
  type Transport,
  type TransportKind,
} from "./transport/create-transport.ts";

/** Options of {@link startGateway}; each has a default that suits a test. */
export interface StartGatewayOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly apiKey?: string;
  /** Further keys, and what each may do. */
  readonly keysFile?: string;
  /** Sent to instances with what is forwarded to them. */
  readonly upstreamApiKey?: string;
  readonly publicUrl?: string;
  /** `:memory:`, the default, keeps nothing. */
  readonly dataDir?: string;
  readonly allowedHosts?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  readonly probe?: { readonly intervalMs?: number; readonly timeoutMs?: number };
  /** How long an instance may take to begin its answer; default 60,000. */
  readonly firstByteTimeoutMs?: number;
  /** By which policy each service is balanced; default P2C. */
  readonly policies?: PolicyChoice;
  /** Name of a header whose value keeps requests together on one instance. */
  readonly affinityHeader?: string;
  /** 32 bytes each that seal session ids, the newest first; by default one that is kept in the data folder. */
  readonly sessionKeys?: readonly [Buffer, ...Buffer[]];
  /** How HTTP is spoken on the data path; default `socket`. */
  readonly transport?: TransportKind;
  /** What the process uses, for the metrics. */
  readonly usage?: () => ProcessUsage;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly logger?: Logger;
}

/** A gateway that listens. */
export interface StartedGateway extends Pick<Gateway, "drain" | "callsDone" | "traffic"> {
  readonly url: string;
  readonly port: number;
  readonly listening: ListeningServer;
  /** Reads the keys file now, if there is one. */
  readonly reloadKeys: () => Promise<void>;
  /** Ends what was started, without waiting for open streams. */
  close(): Promise<void>;
  /** Ends probes and the registry, after the connections have ended. */
  readonly cleanUp: () => Promise<void>;
}

/**
 * Opens the data folder, wires a gateway and listens.
 * @throws an Error when the folder or the port cannot be used; nothing is left open then.
 */
export async function startGateway(options: StartGatewayOptions = {}): Promise<StartedGateway> {
  const { port = 0, host = "127.0.0.1" } = options;
  const transport = createTransport(options.transport ?? "socket", options.clock ?? systemClock);
  const gateway = await openGateway(options, transport);
  const { keysFile } = gateway;
  const server = transport.createServer(gateway.handle, gateway.control);
  try {
    await gateway.prepare();
    const listening = await listen(server, { port, host });
    gateway.start();
    return {
      url: listening.url,
      port: listening.port,
      listening,
      drain: gateway.drain,
      callsDone: gateway.callsDone,
      traffic: gateway.traffic,
      reloadKeys: async () => keysFile?.reload(),
      cleanUp: gateway.close,
      async close() {
        await Promise.all([listening.close(), gateway.close()]);
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

/** A gateway with the file that its keys are read from. */
interface OpenedGateway extends Gateway {
  readonly keysFile: KeysFile | undefined;
}

async function openGateway(
  options: StartGatewayOptions,
  { upstreams }: Transport,
): Promise<OpenedGateway> {
  const { dataDir = ":memory:", clock = systemClock, logger = silentLogger } = options;
  let gateway: Gateway | undefined;
  const keys = new KeyRing({
    apiKey: options.apiKey,
    keys: options.keysFile === undefined ? undefined : [],
    clock,
  });
  const keysFile =
    options.keysFile === undefined
      ? undefined
      : await openKeysFile(options.keysFile, {
          clock,
          logger,
          onKeys(records) {
            keys.replace(records);
            gateway?.keysReloaded(records.length);
          },
        });
  const sessionKeys = options.sessionKeys ?? ([loadSessionKey(dataDir)] as const);
  const store = openStore(dataDir, logger);
  const restored = restoredState(await store.load(), clock.monotonicMs());
  const built = buildGateway({
    store,
    restored,
    sessionKeys,
    policies: options.policies ?? DEFAULT_CHOICE,
    affinityHeader: options.affinityHeader?.toLowerCase(),
    clock,
    random: options.random ?? Math.random,
    logger,
    keys,
    keysFile: () => keysFile?.status,
    upstreamApiKey: options.upstreamApiKey,
    publicUrl: options.publicUrl,
    guard: {
      allowedHosts: options.allowedHosts ?? LOOPBACK_HOSTS,
      allowedOrigins: options.allowedOrigins ?? [],
    },
    probe: { intervalMs: 10_000, timeoutMs: 2000, ...options.probe },
    firstByteTimeoutMs: options.firstByteTimeoutMs ?? 60_000,
    version,
    usage: options.usage,
    upstreams,
  });
  gateway = built;
  return {
    ...built,
    keysFile,
    async close() {
      keysFile?.close();
      await built.close();
    },
  };
}

/** What reads YAML is loaded only where there is a keys file. */
async function openKeysFile(file: string, options: KeysFileOptions): Promise<KeysFile> {
  const { KeysFile } = await import("./access/keys-file.ts");
  return KeysFile.open(file, options);
}
