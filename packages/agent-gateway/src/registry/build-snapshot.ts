import type { Instance } from "./instance.ts";
import type { Candidate, Snapshot } from "./snapshot.ts";
import { judge } from "./verdict.ts";

/** The picture that the data path reads: MCP instances by service, in a stable order. */
export function buildSnapshot(
  instances: Iterable<Instance>,
  revision: number,
  nowMs: number,
): Snapshot {
  const services = new Map<string, Candidate[]>();
  for (const instance of instances) {
    if (instance.type !== "mcp") continue;
    const candidates = services.get(instance.service) ?? [];
    candidates.push(candidateOf(instance, nowMs));
    services.set(instance.service, candidates);
  }
  for (const candidates of services.values()) {
    candidates.sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
  }
  return { revision, services };
}

function candidateOf(instance: Instance, nowMs: number): Candidate {
  const { verdict, weight } = judge(instance, nowMs);
  return {
    agentId: instance.agentId,
    name: instance.name,
    endpoint: instance.endpoint,
    weight,
    routable: verdict.state === "routable",
    repeatableTools: new Set(namesIn(instance.metadata.readOnlyTools)),
  };
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}
