import type { Readable, Writable } from "node:stream";
import type { Clock, Logger } from "service-kit";
import type { Config } from "./config/config.ts";
import { ruledConfig } from "./config/ruled-config.ts";
import { serveOverStdio } from "./infrastructure/stdio/serve-over-stdio.ts";
import { openWorkspace } from "./open-workspaces.ts";

/** A server for the one client at the other end of standard input and output. */
export interface RunningStdio {
  /** Resolves when the client is gone. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Opens Twenty and serves; such a server has no address, so it never registers with a gateway. */
export async function runStdio(
  given: Config,
  deps: {
    readonly stdin: Readable;
    readonly stdout: Writable;
    /** A request that has been answered while all this was loaded. */
    readonly answered?: string | number;
    readonly clock: Clock;
    readonly logger: Logger;
  },
): Promise<RunningStdio> {
  const { clock, logger } = deps;
  const config = await ruledConfig(given);
  const workspace = await openWorkspace(config.profiles.default, config, {
    clock,
    logger,
    isListening: false,
  });
  if (!workspace.hasOwnKey) {
    await workspace.close();
    throw new Error(
      "TWENTY_KEY_SOURCE=caller needs HTTP, whose requests carry keys: set TWENTY_API_KEY for stdio",
    );
  }
  const { createMcpServer } = workspace;
  const stdio = serveOverStdio({ ...deps, createMcpServer });
  return {
    closed: stdio.closed,
    async close() {
      await stdio.close();
      await workspace.close();
    },
  };
}
