import { randomBytes } from "node:crypto";
import { createRequestStateCodec, McpServer } from "@modelcontextprotocol/server";
import type { CreateMcpServer } from "../../src/infrastructure/mcp/create-mcp-server.ts";
import { registerAskingTools } from "./asking-tools.ts";
import { registerContentTools } from "./content-tools.ts";
import { registerInputRequiredTools } from "./input-required-tools.ts";
import { registerPrompts, registerResources } from "./resources-and-prompts.ts";

/** Servers with everything that the conformance suite asks for, to be mounted on the product's own HTTP side. */
export function createFixtureServer(): CreateMcpServer {
  const codec = createRequestStateCodec({ key: randomBytes(32) });
  return () => {
    const server = new McpServer(
      { name: "conformance-fixture", version: "1.0.0" },
      {
        capabilities: {
          tools: { listChanged: false },
          prompts: { listChanged: false },
          resources: { listChanged: false, subscribe: true },
          logging: {},
          completions: {},
        },
        requestState: { verify: (state, ctx) => codec.verify(state, ctx) },
      },
    );
    registerContentTools(server);
    registerAskingTools(server);
    registerInputRequiredTools(server, codec);
    registerResources(server);
    registerPrompts(server);
    return server;
  };
}
