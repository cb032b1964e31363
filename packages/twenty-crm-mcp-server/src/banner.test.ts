import { describe, expect, it } from "vitest";
import { gatewayBanner, listeningBanner } from "./banner.ts";
import type { TwentySource } from "./config/config.ts";

const address = { url: "http://localhost:5008", port: 5008 };
const cloud: TwentySource = {
  kind: "workspace",
  apiUrl: "https://api.twenty.com",
  credential: { kind: "key", apiKey: "secret" },
  keySource: "server",
  apiMode: "auto",
  workspaceUrl: "https://app.twenty.com",
};

function profileOf(source: TwentySource) {
  return { name: "default", source, isLocked: false };
}

describe("listeningBanner", () => {
  it("says where everything is and which CRM is worked on", () => {
    expect(
      listeningBanner({
        ...address,
        profile: profileOf({ kind: "sandbox", dataDir: "x", apiMode: "auto" }),
      }),
    ).toBe(`🚀 MCP Streamable HTTP Server listening on port 5008
🏠 Home Page: http://localhost:5008/
🔌 MCP Endpoint: http://localhost:5008/mcp
❤️ Health Check: http://localhost:5008/health
🧪 Twenty: embedded sandbox (set TWENTY_API_URL to use your workspace)
`);
    expect(
      listeningBanner({
        ...address,
        profile: profileOf(cloud),
      }),
    ).toMatch(/📇 Twenty: https:\/\/api\.twenty\.com\n$/);
  });

  it("says which profile is worked in, whether it is locked, and what else can be chosen", () => {
    expect(
      listeningBanner({
        ...address,
        profile: { ...profileOf(cloud), name: "production", isLocked: true },
        others: ["staging"],
      }),
    ).toContain(`📇 Twenty: https://api.twenty.com
   Profile: production 🔒 writes are locked
   Callers may also choose: staging
`);
  });
});

describe("gatewayBanner", () => {
  const status = {
    url: "http://localhost:8080",
    agent: "twenty-crm-mcp-server",
    instanceId: "one",
    consecutiveFailures: 0,
  };

  it.each([
    ["registered", "✅ Registered"],
    ["registering", "⏳ Registering (retrying every 60 s)"],
    ["retrying", "⚠️ Not registered (retrying every 60 s)"],
    ["stopped", "Unregistered"],
  ] as const)("tells the truth while %s", (state, words) => {
    expect(gatewayBanner({ ...status, state }, 60_000)).toBe(
      `🌐 Agent Gateway: http://localhost:8080\n   Status: ${words}\n   Agent: twenty-crm-mcp-server\n`,
    );
  });

  it("says that none is configured", () => {
    expect(gatewayBanner(undefined, 60_000)).toBe("🌐 Agent Gateway: Not configured\n");
  });
});
