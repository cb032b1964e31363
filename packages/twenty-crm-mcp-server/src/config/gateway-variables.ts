import {
  defineVariables,
  httpUrlSchema,
  millisecondsSchema,
  secretSchema,
  textSchema,
} from "service-kit";
import { agentNameSchema, lineSchema } from "./value-schemas.ts";

/** What the server tells an Agent Gateway, and where; all optional. */
export const gatewayVariables = defineVariables({
  AGENT_GATEWAY_URL: {
    description: "URL of the Agent Gateway; without it the server does not register",
    schema: httpUrlSchema,
    example: "http://localhost:8080",
  },
  AGENT_GATEWAY_API_KEY: {
    description: "API key for the gateway",
    schema: secretSchema,
    secret: true,
    example: "your_gateway_api_key",
  },
  AGENT_NAME: {
    description: "Name of the agent, unique for each instance",
    schema: agentNameSchema,
    default: "twenty-crm-mcp-server",
  },
  AGENT_VERSION: {
    description: "Version of the agent",
    schema: lineSchema(128),
    default: "1.0.0",
  },
  AGENT_DESCRIPTION: {
    description: "Description of the agent",
    schema: lineSchema(2000),
    default: "Twenty CRM MCP Server with GraphQL and REST API support",
  },
  MCP_ENDPOINT: {
    description:
      "MCP address that the gateway is told; the default is `http://localhost:5008/mcp`, with `PORT` in place of 5008",
    schema: httpUrlSchema,
    example: "http://localhost:5008/mcp",
  },
  HEALTH_ENDPOINT: {
    description:
      "Health address that the gateway is told; the default is `http://localhost:5008/health`, with `PORT` in place of 5008",
    schema: httpUrlSchema,
    example: "http://localhost:5008/health",
  },
  AGENT_REGISTRATION_INTERVAL: {
    description: "Heartbeat interval in milliseconds",
    schema: millisecondsSchema(1000, 3_600_000),
    default: "60000",
  },
  AGENT_SERVICE: {
    description:
      "Service that the gateway balances this instance under; the default is the agent's name",
    schema: agentNameSchema,
    example: "twenty-crm-mcp-server",
  },
  AGENT_INSTANCE_ID: {
    description:
      "Tells this process from others of the same name; the default is the pod's name in Kubernetes, else one made at each start",
    schema: lineSchema(256),
    example: "twenty-crm-mcp-server-7d9f",
  },
  AGENT_GATEWAY_CA_FILE: {
    description: "Certificate authority (PEM) of the gateway's HTTPS certificate",
    schema: textSchema(),
    example: "/etc/gateway/ca.pem",
  },
  AGENT_GATEWAY_CERT_FILE: {
    description: "Client certificate (PEM) for mutual TLS with the gateway",
    schema: textSchema(),
    example: "/etc/gateway/client.pem",
  },
  AGENT_GATEWAY_KEY_FILE: {
    description: "Private key (PEM) of the client certificate",
    schema: textSchema(),
    example: "/etc/gateway/client-key.pem",
  },
});
