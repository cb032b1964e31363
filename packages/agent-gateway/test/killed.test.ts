import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgentView, agentListSchema } from "agent-gateway-contract";
import { startProcess } from "testkit";
import { expect, test } from "vitest";
import { registration } from "./stage/registration.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const ROUNDS = 10;
/** Beats are written once a second; the rest is what writing itself may take on a busy machine. */
const LOST_BEATS_MS = 1000 + 1500;

/** What the gateway has answered; what it must not forget. */
interface Answered {
  readonly registered: Map<string, number>;
  readonly removed: Set<string>;
  readonly beats: Map<string, number>;
  revision: number;
}

test("killed at any moment, the gateway loses at most a second of beats, no answered change and no revision", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "agent-gateway-"));
  const answered: Answered = {
    registered: new Map(),
    removed: new Set(),
    beats: new Map(),
    revision: 0,
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await using gateway = startProcess(MAIN, {
      cwd: dataDir,
      env: { PORT: "0", DATA_DIR: dataDir, LOG_FORMAT: "pretty", LOG_LEVEL: "error" },
    });
    const [, port] = await gateway.line(/listening on port (\d+)/);
    const url = `http://127.0.0.1:${port}/api/v1/agents`;
    await checkNothingIsLost(url, answered);
    const load = makeChanges(url, answered, round);
    // The moments differ from round to round: amid the first writes, between batches, after some of them.
    await load.until(5 + ((round * 37) % 120));
    const killedAt = Date.now();
    await gateway.stop("SIGKILL");
    await load.end();
    for (const [name, at] of answered.beats) {
      // What was answered within the last second may be lost.
      if (killedAt - at < LOST_BEATS_MS) answered.beats.delete(name);
    }
  }
  expect(answered.registered.size).toBeGreaterThan(ROUNDS * 3);
  expect(answered.removed.size).toBeGreaterThan(ROUNDS / 2);
}, 120_000);

async function checkNothingIsLost(url: string, answered: Answered): Promise<void> {
  const list = agentListSchema.parse(await (await fetch(url)).json());
  const byName = new Map(list.agents.map((agent) => [agent.name, agent]));
  expect(list.revision).toBeGreaterThanOrEqual(answered.revision);
  answered.revision = list.revision;
  for (const name of answered.registered.keys()) expect([...byName.keys()]).toContain(name);
  for (const name of answered.removed) expect(byName.has(name), `${name} is removed`).toBe(false);
  for (const [name, at] of answered.beats) {
    expect(lastBeatOf(byName.get(name)), `the beat of ${name}`).toBeGreaterThanOrEqual(at - 5);
  }
}

function lastBeatOf(agent: AgentView | undefined): number {
  return Date.parse(agent?.registrants[0]?.lastHeartbeatAt ?? "");
}

/** Registers, beats and unregisters without pause; counts only what was answered. */
function makeChanges(url: string, answered: Answered, round: number) {
  let changes = 0;
  let isEnded = false;
  const post = async (path: string, method: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    changes += 1;
    return answer;
  };

  async function work(worker: number): Promise<void> {
    for (let i = 0; !isEnded; i += 1) {
      const name = `agent-${round}-${worker}-${i}`;
      const identity = { instanceId: name, epoch: 1 };
      const endpoint = `http://127.0.0.1:9/${name}`;
      const { healthCheckEndpoint: _, ...rest } = registration({ name, endpoint, ...identity });
      const { revision } = (await post("/register", "POST", rest)) as { revision: number };
      answered.registered.set(name, revision);
      answered.revision = Math.max(answered.revision, revision);
      const at = Date.now();
      await post(`/${name}/heartbeat`, "POST", { ...identity, status: "healthy" });
      answered.beats.set(name, at);
      if (i % 3 !== 0) continue;
      // Until it is answered it may have taken effect or not.
      answered.registered.delete(name);
      answered.beats.delete(name);
      await post(`/${name}?instanceId=${name}&epoch=1`, "DELETE");
      answered.removed.add(name);
    }
  }

  // The connections end with the gateway, and so do those who work on them.
  const workers = Promise.allSettled([0, 1, 2].map(work));
  return {
    until: async (count: number): Promise<void> => {
      await expect.poll(() => changes, { timeout: 20_000, interval: 1 }).toBeGreaterThan(count);
    },
    end: async (): Promise<void> => {
      isEnded = true;
      await workers;
    },
  };
}
