import {
  type ParsedRegistration,
  type Registration,
  registrationSchema,
} from "agent-gateway-contract";

/** The founding document's own payload, shortened, with changes. */
export function registration(changes: Partial<Registration> = {}): Registration {
  return {
    name: "twenty-crm-mcp-server",
    type: "mcp",
    version: "1.0.0",
    description: "Twenty CRM MCP Server with GraphQL and REST API support",
    endpoint: "http://localhost:5008/mcp",
    healthCheckEndpoint: "http://localhost:5008/health",
    capabilities: ["person.create", "person.read"],
    metadata: {
      framework: "typescript",
      protocol: "mcp",
      registeredAt: "2025-12-29T12:00:00.000Z",
    },
    ...changes,
  };
}

/** The same, as the registry takes it. */
export function parsedRegistration(changes: Partial<Registration> = {}): ParsedRegistration {
  return registrationSchema.parse(registration(changes));
}
