import { z } from "zod";
import { similarity } from "../../../domain/similarity.ts";
import { defineTool, type Tool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const MAX_FOUND = 15;

/** Says which tools there are for a task. */
export function findTools(tools: readonly Tool[]): Tool {
  return defineTool({
    name: "find-tools",
    title: "Find tools",
    description: "Find CRM tools by words, such as create person. Without a query, names all.",
    toolset: "core",
    entity: "tool",
    verb: "list",
    hints: READS,
    input: z.strictObject({ query: textField.optional() }),
    output: z.object({ tools: z.array(z.string()) }),
    async handle({ query }) {
      if (query === undefined) {
        const names = tools.map((tool) => tool.name);
        return { data: { tools: names }, text: names.join(", ") };
      }
      const found = ranked(tools, query).slice(0, MAX_FOUND);
      return {
        data: { tools: found.map((tool) => tool.name) },
        text: found.map((tool) => `${tool.name}: ${tool.description}`).join("\n"),
      };
    },
  });
}

/** Best first: how many words of the query a tool's name or description has, then likeness of the name. */
function ranked(tools: readonly Tool[], query: string): readonly Tool[] {
  const words = query.toLowerCase().split(/[\s-]+/);
  return tools
    .map((tool) => {
      const said = `${tool.name} ${tool.title} ${tool.description}`.toLowerCase();
      const hits = words.filter((word) => said.includes(word)).length;
      return { tool, score: hits + similarity(query, tool.name) };
    })
    .toSorted((left, right) => right.score - left.score)
    .map(({ tool }) => tool);
}
