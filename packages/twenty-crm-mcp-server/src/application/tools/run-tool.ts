import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Tool } from "./define-tool.ts";
import { Interruption } from "./interruption.ts";
import { readArguments } from "./read-arguments.ts";
import type { ToolCall } from "./tool-context.ts";
import { describeFailure } from "./tool-error.ts";

/**
 * Runs a tool on arguments as they came. Every failure, wrong arguments included, is a result with
 * `isError`: models see those and mend the call, while clients show protocol errors to nobody.
 */
export async function runTool(tool: Tool, args: unknown, call: ToolCall): Promise<CallToolResult> {
  try {
    const answer = await tool.handle(readArguments(tool, args), call);
    return {
      content: [{ type: "text", text: answer.text }, ...(answer.blocks ?? [])],
      structuredContent: { ...answer.data },
      ...(answer.isError && { isError: true }),
    };
  } catch (error) {
    if (error instanceof Interruption) throw error;
    return {
      content: [{ type: "text", text: describeFailure(error, tool, call) }],
      isError: true,
    };
  }
}
