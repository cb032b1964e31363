import { z } from "zod";
import { defineTool, type Tool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { toolDefinition } from "../tool-definition.ts";
import { READS } from "../tool-hints.ts";
import { requireTool } from "./require-tool.ts";

/** Shows what one tool takes. */
export function describeTool(tools: readonly Tool[]): Tool {
  return defineTool({
    name: "describe-tool",
    title: "Describe tool",
    description: "Show what a tool does and its arguments, as JSON Schema.",
    toolset: "core",
    entity: "tool",
    verb: "read",
    hints: READS,
    input: z.strictObject({ tool: textField }),
    output: z.object({
      name: z.string(),
      description: z.string(),
      inputSchema: z.looseObject({}),
      annotations: z.looseObject({}),
    }),
    async handle({ tool: name }) {
      const definition = toolDefinition(requireTool(tools, name));
      const { description, inputSchema, annotations } = definition;
      const data = {
        name: definition.name,
        description,
        inputSchema,
        annotations: { ...annotations },
      };
      return { data, text: JSON.stringify({ name, description, inputSchema }) };
    },
  });
}
