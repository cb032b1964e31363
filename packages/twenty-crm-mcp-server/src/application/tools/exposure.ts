import type { ToolOutline } from "./tool-outlines.ts";
import { type Toolset, toolsetNames, toolsets } from "./toolsets.ts";

/** Which tools a client may see and call. */
export interface Exposure {
  readonly toolsets: ReadonlySet<Toolset>;
  /** Tools offered besides those of the toolsets. */
  readonly tools: ReadonlySet<string>;
  readonly excludedTools: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  /** Whether tools that cannot be taken back are offered. */
  readonly isDestructive: boolean;
  /** Three tools that find, describe and call the others, for clients with little room. */
  readonly isCompact: boolean;
}

/** The toolsets that are offered where nobody chooses. */
export const defaultToolsets: ReadonlySet<Toolset> = new Set(
  toolsetNames.filter((name) => toolsets[name].offer === "default"),
);

/** What is offered where nobody chooses. */
export const defaultExposure: Exposure = {
  toolsets: defaultToolsets,
  tools: new Set(),
  excludedTools: new Set(),
  isReadOnly: false,
  isDestructive: false,
  isCompact: false,
};

/** The tools of a catalogue that may be seen and called, in its order. */
export function exposeTools<T extends ToolOutline>(
  catalogue: readonly T[],
  exposure: Exposure,
): readonly T[] {
  return catalogue.filter((tool) => isExposed(tool, exposure));
}

function isExposed(tool: ToolOutline, exposure: Exposure): boolean {
  if (exposure.excludedTools.has(tool.name)) return false;
  if (exposure.isReadOnly && !tool.hints.readOnlyHint) return false;
  if (tool.isIrreversible === true && !exposure.isDestructive) return false;
  return exposure.toolsets.has(tool.toolset) || exposure.tools.has(tool.name);
}
