import type { AgentDescription } from "agent-gateway-client";
import {
  callableToolNames,
  capabilitiesOf,
  readOnlyToolNames,
  toolsDigest,
} from "../../application/capabilities.ts";
import type { Tool } from "../../application/tools/define-tool.ts";
import type { GatewayConfig, TwentySource } from "../../config/config.ts";
import { protocolVersions } from "../../product.ts";
import type { AnnouncedEndpoints } from "./gateway-registration.ts";

/** What the payload is made from. */
export interface PayloadSources {
  readonly config: GatewayConfig;
  /** Told where the configuration names no address. */
  readonly endpoints: AnnouncedEndpoints;
  readonly tools: readonly Tool[];
  readonly apiMode: TwentySource["apiMode"];
}

/** The payload of the registration guide, and what a gateway of ours can use beyond it. */
export function registrationPayload({
  config,
  endpoints,
  tools,
  apiMode,
}: PayloadSources): AgentDescription {
  return {
    name: config.name,
    type: "mcp",
    version: config.version,
    description: config.description,
    endpoint: config.mcpEndpoint ?? endpoints.mcp,
    healthCheckEndpoint: config.healthEndpoint ?? endpoints.health,
    capabilities: [...capabilitiesOf(tools)],
    metadata: {
      framework: "typescript",
      protocol: "mcp",
      apis: apiMode === "auto" ? ["graphql", "rest"] : [apiMode],
      entities: [...new Set(tools.map(({ entity }) => entity))],
      // A gateway sends calls only to instances that have the tool.
      tools: callableToolNames(tools),
      // Which calls may be repeated on another instance when one dies.
      readOnlyTools: readOnlyToolNames(tools),
    },
    toolsDigest: toolsDigest(tools),
    protocolVersions: [...protocolVersions],
    ...(config.service === undefined ? {} : { service: config.service }),
  };
}
