import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json.ts";
import { compactTools } from "./tools/compact/compact-tools.ts";
import type { Tool } from "./tools/define-tool.ts";
import { toolDefinition } from "./tools/tool-definition.ts";

/** What the tools can do, in the words of a gateway registration: `person.create`, `company.list`. */
export function capabilitiesOf(tools: readonly Tool[]): readonly string[] {
  return [...new Set(tools.map((tool) => `${tool.entity}.${tool.verb}`))];
}

/** The names of the tools that change nothing. */
export function readOnlyToolNames(tools: readonly Tool[]): readonly string[] {
  return tools.filter((tool) => tool.hints.readOnlyHint).map((tool) => tool.name);
}

/** The names of all tools that a client can call, those of the compact exposure too. */
export function callableToolNames(tools: readonly Tool[]): readonly string[] {
  return [...tools, ...compactTools(tools)].map((tool) => tool.name);
}

/** SHA-256 over the tools' definitions: equal wherever clients are told the same, whatever the order. */
export function toolsDigest(tools: readonly Tool[]): string {
  const definitions = tools
    .map(toolDefinition)
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
  return createHash("sha256").update(canonicalJson(definitions)).digest("hex");
}
