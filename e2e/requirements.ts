/**
 * Every statement of the founding document (AGENT_GATEWAY.md carries them on), as data.
 * An end-to-end test names the ids it proves in its `meta.proves`; `requirements-gate.ts` fails a full run
 * that leaves one unproved.
 */
export const requirements = {
  "overview.discovery": {
    section: "Overview",
    text: "An agent finds the MCP server through the gateway and connects to it.",
  },
  "overview.health": {
    section: "Overview",
    text: "The gateway tracks the health and the availability of the server.",
  },
  "overview.balancing": {
    section: "Overview",
    text: "The gateway spreads requests over several instances.",
  },
  "overview.management": {
    section: "Overview",
    text: "One place shows and addresses all MCP servers.",
  },
  "how.same-for-agents": {
    section: "How It Works",
    text: "An agent such as ag-ui-server-agent registers in the same way as the server.",
  },
  "how.startup": { section: "How It Works", text: "The server registers itself when it starts." },
  "how.heartbeat": {
    section: "How It Works",
    text: "Heartbeats follow every 60 seconds, or as configured.",
  },
  "how.shutdown": { section: "How It Works", text: "The server unregisters itself when it stops." },
  "how.recovery": {
    section: "How It Works",
    text: "A failed heartbeat leads to a new registration without anybody's doing.",
  },
  "config.dotenv": {
    section: "Configuration",
    text: "Registration is configured by adding the variables to .env.",
  },
  "config.AGENT_GATEWAY_URL": {
    section: "Configuration",
    text: "AGENT_GATEWAY_URL is optional, has no default and is the URL of the gateway.",
  },
  "config.AGENT_GATEWAY_API_KEY": {
    section: "Configuration",
    text: "AGENT_GATEWAY_API_KEY is optional and authenticates the server with the gateway.",
  },
  "config.AGENT_NAME": {
    section: "Configuration",
    text: "AGENT_NAME names the agent; the default is twenty-crm-mcp-server.",
  },
  "config.AGENT_VERSION": {
    section: "Configuration",
    text: "AGENT_VERSION is the agent's version; the default is 1.0.0.",
  },
  "config.AGENT_DESCRIPTION": {
    section: "Configuration",
    text: "AGENT_DESCRIPTION describes the agent and is generated when unset.",
  },
  "config.MCP_ENDPOINT": {
    section: "Configuration",
    text: "MCP_ENDPOINT is where MCP is spoken; the default is http://localhost:5008/mcp.",
  },
  "config.HEALTH_ENDPOINT": {
    section: "Configuration",
    text: "HEALTH_ENDPOINT is where health is asked; the default is http://localhost:5008/health.",
  },
  "config.AGENT_REGISTRATION_INTERVAL": {
    section: "Configuration",
    text: "AGENT_REGISTRATION_INTERVAL is the heartbeat interval in milliseconds; the default is 60000.",
  },
  "payload.identity": {
    section: "Registration Payload",
    text: "The payload holds name, type mcp, version, description, endpoint and healthCheckEndpoint.",
  },
  "payload.capabilities": {
    section: "Registration Payload",
    text: "The payload lists the eleven capabilities of person, company and opportunity.",
  },
  "payload.metadata": {
    section: "Registration Payload",
    text: "The metadata tells framework, protocol, APIs, entities and the time of registration.",
  },
  "api.register": {
    section: "Gateway API Endpoints",
    text: "POST /api/v1/agents/register with JSON and a bearer key registers an agent.",
  },
  "api.heartbeat": {
    section: "Gateway API Endpoints",
    text: "POST /api/v1/agents/{agentName}/heartbeat takes a timestamp and a status.",
  },
  "api.unregister": {
    section: "Gateway API Endpoints",
    text: "DELETE /api/v1/agents/{agentName} unregisters an agent.",
  },
  "usage.with-gateway": {
    section: "Usage Examples",
    text: "With AGENT_GATEWAY_URL in .env, npm start registers and prints the banner that says so.",
  },
  "usage.standalone": {
    section: "Usage Examples",
    text: "Without AGENT_GATEWAY_URL, npm start serves and prints that no gateway is configured.",
  },
  "docker.compose": {
    section: "Docker Deployment",
    text: "A compose file runs the server at 5008:8080 and the gateway at 8080:8080 with these variables.",
  },
  "kubernetes.manifests": {
    section: "Kubernetes",
    text: "Manifests hold the ConfigMap, the Deployment and the key from the secret gateway-secrets.",
  },
  "monitoring.events": {
    section: "Monitoring",
    text: "The log shows creation, registration, success and start of the gateway client.",
  },
  "monitoring.health": {
    section: "Monitoring",
    text: "GET /health of the server shows the gateway status.",
  },
  "monitoring.logs": {
    section: "Monitoring",
    text: "make docker-logs and make k8s-logs show the logs.",
  },
  "trouble.gateway-health": {
    section: "Troubleshooting",
    text: "GET /health of the gateway tells whether it runs.",
  },
  "trouble.failure-logged": {
    section: "Troubleshooting",
    text: "A failed registration is logged as an error.",
  },
  "trouble.retry": {
    section: "Troubleshooting",
    text: "Registration is retried at the interval as long as it fails.",
  },
  "trouble.reregistration": {
    section: "Troubleshooting",
    text: "After failed heartbeats the server is registered again at the next interval.",
  },
  "trouble.independence": {
    section: "Troubleshooting",
    text: "MCP works on when the gateway is unavailable; registration is optional.",
  },
  "implementation.tree": {
    section: "Implementation Details",
    text: "The gateway client lives in src/infrastructure/gateway/agent-gateway-client.ts.",
  },
  "implementation.client": {
    section: "Implementation Details",
    text: "AgentGatewayClient registers, beats, unregisters, handles errors and retries.",
  },
  "implementation.integration": {
    section: "Implementation Details",
    text: "MCPServer creates the client, starts it when configured and stops it during cleanup.",
  },
  "shutdown.order": {
    section: "Graceful Shutdown",
    text: "On SIGTERM or SIGINT: stop accepting, unregister, clean up, exit.",
  },
  "security.environment-keys": {
    section: "Security",
    text: "Gateway keys come from environment variables and are never printed.",
  },
  "security.kubernetes-secrets": {
    section: "Security",
    text: "In Kubernetes the keys come from secrets.",
  },
  "security.no-committed-keys": { section: "Security", text: "No key is under version control." },
  "security.rotation": {
    section: "Security",
    text: "A key is rotated by setting the new one and restarting.",
  },
  "security.https": {
    section: "Security",
    text: "The server speaks HTTPS to the gateway, with a client certificate where asked for.",
  },
  "security.network-advice": {
    section: "Security",
    text: "The guide advises on firewall rules and service meshes.",
  },
  "practice.unique-names": {
    section: "Best Practices",
    text: "Instances under names of their own are listed apart and still serve one service.",
  },
  "practice.internal-urls": {
    section: "Best Practices",
    text: "In containers the endpoints are the internal service URLs.",
  },
  "practice.interval": {
    section: "Best Practices",
    text: "An unreasonable heartbeat interval is refused with the recommended one.",
  },
  "practice.failover": {
    section: "Best Practices",
    text: "When an instance is killed, the others answer and no read fails.",
  },
  "practice.health": {
    section: "Best Practices",
    text: "The registration can be verified by health checks on both sides.",
  },
  "related.documents": {
    section: "Related Documentation",
    text: "README, QUICKSTART and k8s/deployment.yaml exist and are linked.",
  },
  "support.info": {
    section: "Support",
    text: "make info shows the configuration with secrets masked.",
  },
} as const satisfies Record<string, { readonly section: string; readonly text: string }>;

/** Names one statement of the founding document. */
type RequirementId = keyof typeof requirements;

declare module "vitest" {
  interface TaskMeta {
    /** The statements that this test proves by passing. */
    proves?: readonly RequirementId[];
  }
}
