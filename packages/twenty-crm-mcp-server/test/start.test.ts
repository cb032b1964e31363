import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { waitFor } from "testkit";
import { describe, expect, it } from "vitest";
import { startScriptedGateway } from "./process/scripted-gateway.ts";
import { addressOf, emptyFolder, startMain } from "./process/start-main.ts";

async function ended(server: ReturnType<typeof startMain>): Promise<number | null> {
  await waitFor(() => server.child.exitCode !== null, { what: "the exit", timeoutMs: 20_000 });
  return server.child.exitCode;
}

describe("a command", () => {
  it("that only waits, to try again, goes on to its end", async () => {
    const env = { TWENTY_API_URL: "http://localhost:1", TWENTY_API_KEY: "key" };
    await using call = startMain({ args: ["call", "list-persons"], env });
    expect(await ended(call)).toBe(1);
    expect(call.output()).toMatch(/^❌ .+Check that the base URL is right/);
  });
});

describe("npm start", () => {
  it("prints the banner, and after it that no gateway is configured", async () => {
    await using server = startMain();
    await server.line(/Agent Gateway: Not configured/);
    const url = await addressOf(server);
    const { port } = new URL(url);
    expect(server.output()).toBe(`🚀 MCP Streamable HTTP Server listening on port ${port}
🏠 Home Page: ${url}/
🔌 MCP Endpoint: ${url}/mcp
❤️ Health Check: ${url}/health
🧪 Twenty: embedded sandbox (set TWENTY_API_URL to use your workspace)
🌐 Agent Gateway: Not configured
`);
  });

  it("says that it is registered once it is", async () => {
    await using gateway = await startScriptedGateway("at once");
    await using server = startMain({ env: { AGENT_GATEWAY_URL: gateway.url } });
    await server.line(/ {3}Status: ✅ Registered\n {3}Agent: twenty-crm-mcp-server\n/);
    expect(gateway.requests.map(({ line }) => line)).toEqual(["POST /api/v1/agents/register"]);
  });

  it("does not wait for a gateway that hangs, and says that it is not registered", async () => {
    await using gateway = await startScriptedGateway("never");
    await using server = startMain({ env: { AGENT_GATEWAY_URL: gateway.url } });
    const url = await addressOf(server);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    await server.line(/Status: ⏳ Registering \(retrying every 60 s\)/);
  });

  it("logs JSON where no person looks, with the addresses in one line", async () => {
    await using server = startMain({ env: { LOG_FORMAT: "auto" } });
    await server.line(/listening/);
    const lines = server.output().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: "info",
        msg: "MCP Streamable HTTP Server listening",
        mcpEndpoint: expect.stringMatching(/\/mcp$/),
        twenty: "embedded sandbox",
        gateway: "not configured",
      }),
    ]);
  });

  it("takes port and host from flags over variables", async () => {
    await using server = startMain({
      env: { PORT: "1", HOST: "nowhere" },
      args: ["--port=0", "--host=127.0.0.1"],
    });
    await server.line(/listening on port \d{4,}/);
  });
});

describe("a start that cannot succeed", () => {
  it("ends with 78 and the fix when a variable is wrong", async () => {
    await using server = startMain({ env: { TWENTY_API_URL: "https://api.twenty.com" } });
    expect(await ended(server)).toBe(78);
    expect(server.output()).toMatch(
      /^❌ .*\n {2}TWENTY_API_KEY: is missing.*Create a key in Twenty/,
    );
  });

  it("ends with 78 when .env holds a misspelt name", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, ".env"), "MCP_ENDPIONT=http://localhost:5008/mcp\n");
    await using server = startMain({ cwd });
    expect(await ended(server)).toBe(78);
    expect(server.output()).toContain("Did you mean MCP_ENDPOINT?");
  });

  it("ends with 78 when a certificate cannot be read", async () => {
    await using server = startMain({
      env: { AGENT_GATEWAY_URL: "https://localhost:1", AGENT_GATEWAY_CA_FILE: "/nowhere/ca.pem" },
    });
    expect(await ended(server)).toBe(78);
    expect(server.output()).toContain("AGENT_GATEWAY_CA_FILE: /nowhere/ca.pem cannot be read");
  });

  it("ends with 64 and the nearest flag when a flag is wrong", async () => {
    await using server = startMain({ args: ["--prot", "6000"] });
    expect(await ended(server)).toBe(64);
    expect(server.output()).toContain("Did you mean --port?");
  });

  it("ends with 1 and the port when the port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    await using server = startMain({ env: { PORT: port } });
    expect(await ended(server)).toBe(1);
    expect(server.output()).toContain(`Port ${port} is already in use`);
    holder.close();
  });
});

describe("questions about the program", () => {
  it("answers --help with every variable and --version with the version", async () => {
    await using help = startMain({ args: ["--help"] });
    expect(await ended(help)).toBe(0);
    expect(help.output()).toContain("AGENT_REGISTRATION_INTERVAL [60000]");
    await using version = startMain({ args: ["--version"] });
    expect(await ended(version)).toBe(0);
    expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
