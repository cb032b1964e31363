import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Tool } from "./define-tool.ts";
import { describeIssues } from "./describe-issues.ts";
import type { ToolCall } from "./tool-context.ts";
import { describeFailure } from "./tool-error.ts";
import { ToolFault } from "./tool-fault.ts";

/**
 * Runs a tool on arguments as they came. Every failure, wrong arguments included, is a result with
 * `isError`: models see those and mend the call, while clients show protocol errors to nobody.
 */
export async function runTool(tool: Tool, args: unknown, call: ToolCall): Promise<CallToolResult> {
  try {
    const answer = await tool.handle(readArguments(tool, args), call);
    return {
      content: [{ type: "text", text: answer.text }],
      structuredContent: { ...answer.data },
    };
  } catch (error) {
    return {
      content: [{ type: "text", text: describeFailure(error, tool, call) }],
      isError: true,
    };
  }
}

function readArguments(tool: Tool, args: unknown): Record<string, unknown> {
  const result = tool.input.safeParse(args);
  if (result.success) return result.data;
  const given = typeof args === "object" && args !== null ? { ...args } : {};
  throw new ToolFault({
    reason: describeIssues(result.error.issues, given, Object.keys(tool.input.shape)),
    wayOut: "Nothing was done.",
  });
}
