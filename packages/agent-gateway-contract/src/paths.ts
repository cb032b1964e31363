/** Paths of the founding contract, relative to the gateway's URL. */
export const gatewayPaths = {
  register: "/api/v1/agents/register",
  agents: "/api/v1/agents",
  agent: (name: string) => `/api/v1/agents/${encodeURIComponent(name)}`,
  heartbeat: (name: string) => `/api/v1/agents/${encodeURIComponent(name)}/heartbeat`,
} as const;
