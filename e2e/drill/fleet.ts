import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedProcess, startProcess } from "testkit";
import { freePort } from "../stage/free-port.ts";

/** One instance of a drill, as a process that can be ended and started again at the same address. */
export interface DrillAgent {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends it as `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Makes it fail in a way of its own, or `none`. */
  readonly fail: (fault: string) => Promise<void>;
}

/** The instances of a drill and what they have written down. */
export interface DrillFleet extends AsyncDisposable {
  readonly agents: readonly DrillAgent[];
  /** The key of every write that was executed, once for each time. */
  readonly executed: () => readonly string[];
}

/** Starts some instances that register with a gateway. */
export async function startFleet(
  gatewayUrl: string,
  names: readonly string[],
): Promise<DrillFleet> {
  const ledger = join(mkdtempSync(join(tmpdir(), "twenty-agents-")), "ledger");
  writeFileSync(ledger, "");
  const agents = await Promise.all(names.map((name) => drillAgent(name, gatewayUrl, ledger)));
  await Promise.all(agents.map((agent) => agent.start()));
  return {
    agents,
    executed: () => readFileSync(ledger, "utf8").split("\n").filter(Boolean),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(agents.map((agent) => agent.kill()));
    },
  };
}

async function drillAgent(name: string, gateway: string, ledger: string): Promise<DrillAgent> {
  const port = await freePort();
  let running: StartedProcess | undefined;
  return {
    name,
    async start() {
      running = startProcess(join(import.meta.dirname, "agent.ts"), {
        env: { PORT: String(port), NAME: name, LEDGER: ledger, GATEWAY: gateway },
      });
      await running.line(/serving/);
    },
    signal: (signal) => void running?.child.kill(signal),
    async kill() {
      await running?.stop("SIGKILL");
    },
    async fail(fault) {
      // On a connection of its own: those that are kept may be the ones that fail.
      const told = request({ port, method: "POST", path: "/fault", agent: false }).end(fault);
      const [response] = (await once(told, "response")) as [IncomingMessage];
      response.resume();
    },
  };
}
