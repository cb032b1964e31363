import type { Tool } from "./define-tool.ts";
import { describeIssues } from "./describe-issues.ts";
import { ToolFault } from "./tool-fault.ts";

/**
 * A tool's arguments as its schema reads them.
 * @throws ToolFault that names each wrong argument, and the nearest one for an unknown name.
 */
export function readArguments(tool: Tool, args: unknown): Record<string, unknown> {
  const result = tool.input.safeParse(args);
  if (result.success) return result.data;
  const given = typeof args === "object" && args !== null ? { ...args } : {};
  throw new ToolFault({
    reason: describeIssues(result.error.issues, given, Object.keys(tool.input.shape)),
    wayOut: "Nothing was done.",
  });
}
