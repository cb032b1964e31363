import type { Tool } from "./define-tool.ts";
import outlines from "./tool-outlines.json" with { type: "json" };

/** What decides whether a tool is offered. */
export interface ToolOutline extends Pick<Tool, "name" | "toolset" | "isIrreversible"> {
  readonly hints: Pick<Tool["hints"], "readOnlyHint">;
}

/**
 * The outline of every tool, in the catalogue's order: enough to check a configuration and to introduce the
 * server, without loading what the tools are made of. A test holds it to the catalogue.
 */
export const toolOutlines = outlines as readonly ToolOutline[];
