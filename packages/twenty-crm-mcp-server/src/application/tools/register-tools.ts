import type { McpServer, StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import type { Tool } from "./define-tool.ts";
import { exposedTools } from "./exposure.ts";
import { runTool } from "./run-tool.ts";
import type { ToolContext } from "./tool-context.ts";
import { toolDefinition } from "./tool-definition.ts";

/** Offers the exposed tools on a server. Cheap: it runs for every request of a stateless server. */
export function registerTools(server: McpServer, context: ToolContext): void {
  for (const tool of exposedTools) {
    const { name, ...config } = registration(tool);
    server.registerTool(name, config, (args, ctx) =>
      runTool(tool, args, { ...context, signal: ctx.mcpReq.signal }),
    );
  }
}

interface Registration {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: StandardSchemaWithJSON;
  readonly outputSchema: StandardSchemaWithJSON<Record<string, unknown>>;
  readonly annotations: ReturnType<typeof toolDefinition>["annotations"];
}

const registrations = new WeakMap<Tool, Registration>();

function registration(tool: Tool): Registration {
  const known = registrations.get(tool);
  if (known !== undefined) return known;
  const { inputSchema, outputSchema, ...rest } = toolDefinition(tool);
  const made: Registration = {
    ...rest,
    // Arguments pass unread: `runTool` checks them, so that one place words every refusal.
    inputSchema: {
      "~standard": {
        version: 1,
        vendor: "twenty-crm-mcp-server",
        validate: (value) => ({ value }),
        jsonSchema: { input: () => inputSchema, output: () => inputSchema },
      },
    },
    outputSchema: {
      "~standard": {
        ...tool.output["~standard"],
        jsonSchema: { input: () => outputSchema, output: () => outputSchema },
      },
    },
  };
  registrations.set(tool, made);
  return made;
}
