import { nearestName } from "service-kit";
import type { Tool } from "../define-tool.ts";
import { ToolFault } from "../tool-fault.ts";

/** The tool of this name, or a refusal that names the nearest one. */
export function requireTool(tools: readonly Tool[], name: string): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool !== undefined) return tool;
  const nearest = nearestName(
    name,
    tools.map((candidate) => candidate.name),
  );
  throw new ToolFault({
    field: "tool",
    reason: `there is no tool of this name${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
    wayOut: "Look with find-tools.",
  });
}
