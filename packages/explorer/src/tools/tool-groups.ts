import type { ToolInfo } from "../server/definitions.ts";
import type { ToolsetInfo } from "../server/public-api.ts";

/** A toolset with those of its tools that are offered. */
export interface ToolGroup extends Omit<ToolsetInfo, "tools"> {
  readonly tools: readonly ToolInfo[];
}

/** The tools by toolset; what is in none comes last. */
export function toolGroups(
  tools: readonly ToolInfo[],
  toolsets: readonly ToolsetInfo[],
): readonly ToolGroup[] {
  const grouped = new Set(toolsets.flatMap((toolset) => toolset.tools));
  const rest = tools.filter(({ name }) => !grouped.has(name));
  const groups = toolsets.map((toolset) => ({
    ...toolset,
    tools: tools.filter(({ name }) => toolset.tools.includes(name)),
  }));
  const others = { name: "others", title: "Others", description: "", isDefault: true, tools: rest };
  return [...groups, others].filter((group) => group.tools.length > 0);
}

/** The tools that fit what is typed: every word in name, title or description; those with it in the name first. */
export function matchingTools(tools: readonly ToolInfo[], typed: string): readonly ToolInfo[] {
  const words = typed
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== "");
  const rank = ({ name, title = "", description = "" }: ToolInfo): number => {
    if (words.every((word) => name.includes(word))) return 0;
    const all = `${name} ${title} ${description}`.toLowerCase();
    return words.every((word) => all.includes(word)) ? 1 : 2;
  };
  return tools
    .map((tool) => ({ tool, rank: rank(tool) }))
    .filter((entry) => entry.rank < 2)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ tool }) => tool);
}
