import { toolsetNames } from "../../src/application/tools/toolsets.ts";
import type { RunningServer } from "../../src/run-server.ts";
import { type StartServerOptions, startServer } from "../../src/start-server.ts";

/** What the real server may offer while it is held against the suite. */
export const realServers: Readonly<Record<string, StartServerOptions["exposure"]>> = {
  "default toolsets": {},
  "all toolsets": {
    toolsets: new Set(toolsetNames),
    hasChosenToolsets: true,
    isDestructive: true,
  },
};

/** The server as people start it, on a sandbox, with records that can be followed. */
export async function startReal(
  exposure: StartServerOptions["exposure"] = {},
): Promise<RunningServer & AsyncDisposable> {
  const server = await startServer({
    exposure,
    webhookSecret: "a-secret-of-this-test-only-0123456789",
  });
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}
