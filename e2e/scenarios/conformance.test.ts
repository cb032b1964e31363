import { startGateway } from "agent-gateway";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { runConformance } from "../../packages/twenty-crm-mcp-server/test/conformance/run-conformance.ts";
import { startFixture } from "../../packages/twenty-crm-mcp-server/test/conformance/start-fixture.ts";
import {
  expectations,
  headline,
  shortcomings,
} from "../../packages/twenty-crm-mcp-server/test/conformance/verdict.ts";

const REPLICAS = ["one", "two"];

for (const revision of Object.keys(expectations)) {
  test(`the official suite for ${revision} passes through the gateway, balanced over two replicas`, async () => {
    const gateway = await startGateway();
    await using fixtures = new AsyncDisposableStack();
    try {
      for (const replica of REPLICAS) {
        const { url, mcpUrl } = fixtures.use(await startFixture());
        await fetch(`${gateway.url}/api/v1/agents/register`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            name: `fixture-${replica}`,
            service: "fixture",
            type: "mcp",
            endpoint: mcpUrl,
            healthCheckEndpoint: `${url}/health`,
          }),
        });
      }
      await waitFor(
        async () => {
          const response = await fetch(`${gateway.url}/api/v1/agents?verdict=routable`);
          return ((await response.json()) as { total: number }).total === REPLICAS.length;
        },
        { what: "both replicas to be routable" },
      );
      const results = await runConformance(`${gateway.url}/fixture/mcp`, revision);
      console.log(`through the gateway: ${headline(revision, results)}`);
      expect(shortcomings(revision, results)).toEqual([]);
    } finally {
      await gateway.close();
    }
  });
}
