import type { FleetTool } from "agent-gateway-contract";
import type { Entry } from "../registry/ledger.ts";
import { declaredTools } from "./declared-tools.ts";
import { servicePath } from "./service-path.ts";

/** Every tool of every service once, with how many instances have it. */
export function fleetTools(entries: Iterable<Entry>): FleetTool[] {
  const found = new Map<string, FleetTool>();
  for (const { instance, outlook } of entries) {
    const isRoutable = outlook.verdict.state === "routable";
    for (const offered of offeredBy(instance)) {
      const key = toolKey(offered);
      const known = found.get(key) ?? offered;
      found.set(key, {
        ...known,
        // One instance may say more of a tool than another.
        title: known.title ?? offered.title,
        description: known.description ?? offered.description,
        inputSchema: known.inputSchema ?? offered.inputSchema,
        instances: known.instances + 1,
        routable: known.routable + (isRoutable ? 1 : 0),
      });
    }
  }
  return [...found.values()];
}

/** Names a tool of the fleet, and sorts it. */
export function toolKey({ name, namespace, service, type, source }: FleetTool): string {
  return [name, namespace, service, type, source].join("\n");
}

/** How well a tool fits a question, best first; `undefined`: not at all. */
export function toolRank(tool: FleetTool, question: string): number | undefined {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const name = tool.name.toLowerCase();
  const said = [tool.title, tool.description, tool.service].join("\n").toLowerCase();
  if (!words.every((word) => name.includes(word) || said.includes(word))) return undefined;
  if (name === words.join("-") || name === words.join("_") || name === words.join(".")) return 0;
  if (words.every((word) => name.includes(word)))
    return words.some((w) => name.startsWith(w)) ? 1 : 2;
  return words.some((word) => name.includes(word)) ? 3 : 4;
}

function* offeredBy({ facts }: Entry["instance"]): Generator<FleetTool> {
  const { namespace, service, type, capabilities, metadata } = facts;
  const place = { namespace, service, type, path: servicePath(facts), instances: 0, routable: 0 };
  if (Array.isArray(metadata.tools)) {
    for (const tool of declaredTools(facts)) yield { ...tool, ...place, source: "tools" };
    return;
  }
  for (const name of new Set(capabilities)) {
    yield {
      ...place,
      name,
      title: null,
      description: null,
      source: "capabilities",
      isReadOnly: false,
      isIdempotent: false,
      inputSchema: null,
    };
  }
}
