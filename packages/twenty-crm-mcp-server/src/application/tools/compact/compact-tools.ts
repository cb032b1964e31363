import type { Tool } from "../define-tool.ts";
import { callTool } from "./call-tool.ts";
import { describeTool } from "./describe-tool.ts";
import { findTools } from "./find-tools.ts";

/** The three tools through which a client with little room reaches these. */
export function compactTools(tools: readonly Tool[]): readonly Tool[] {
  return [findTools(tools), describeTool(tools), callTool(tools)];
}
