/** What a person at a terminal sees once the gateway listens. */
export function banner({
  url,
  port,
  isKeyRequired,
}: {
  readonly url: string;
  readonly port: number;
  readonly isKeyRequired: boolean;
}): string {
  return `🌐 Agent Gateway listening on port ${port}
🏠 Status Page: ${url}/
🔌 MCP Services: ${url}/{service}/mcp
❤️ Health Check: ${url}/health
🔑 API key: ${isKeyRequired ? "required" : "none (this machine only)"}
`;
}
