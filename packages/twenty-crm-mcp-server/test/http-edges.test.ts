import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedFixture, startFixture } from "./conformance/start-fixture.ts";

const MODERN = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  "mcp-protocol-version": "2026-07-28",
};
const listTools = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/list",
  params: {
    _meta: {
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  },
};

let fixture: StartedFixture;

beforeAll(async () => {
  fixture = await startFixture({
    http: {
      allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
      allowedOrigins: ["https://chat.example"],
      maxSessions: 10,
      sessionIdleTimeoutMs: 60_000,
    },
  });
});
afterAll(() => fixture[Symbol.asyncDispose]());

const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(fixture.mcpUrl, {
    method: "POST",
    headers: { ...MODERN, "mcp-method": "tools/list", ...headers },
    body,
  });

/** A call with headers that fetch would not let through. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = "GET",
  url = fixture.url,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("/mcp", () => {
  it("answers a stateless call", async () => {
    const response = await post(JSON.stringify(listTools));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: 1, result: { resultType: "complete" } });
  });

  it.each([
    ["bad JSON", "{", {}, 400, "parse_error"],
    ["an empty body", "", {}, 400, "parse_error"],
    ["a batch", JSON.stringify([listTools, listTools]), {}, 400, "invalid_request"],
    ["an empty batch", "[]", {}, 400, "invalid_request"],
    [
      "another content type",
      JSON.stringify(listTools),
      { "content-type": "text/plain" },
      415,
      "unsupported_media_type",
    ],
    ["a body over 4 MiB", `"${"x".repeat(4 * 1024 * 1024)}"`, {}, 413, "payload_too_large"],
    [
      "an unknown session",
      JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" }),
      { "mcp-protocol-version": "2025-11-25", "mcp-session-id": "gone" },
      404,
      "session_not_found",
    ],
    [
      "a 2025 request without a session",
      JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
      { "mcp-protocol-version": "2025-11-25" },
      400,
      "invalid_request",
    ],
  ])("refuses %s", async (_what, body, headers: Record<string, string>, status, code) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      id: null,
      error: { data: { code } },
    });
  });

  it("refuses a body that says neither how long it is nor when it ends", async () => {
    const { port } = new URL(fixture.url);
    const sending = request({
      host: "127.0.0.1",
      port,
      path: "/mcp",
      method: "POST",
      headers: { ...MODERN, host: "localhost" },
    });
    sending.on("error", () => {});
    const status = new Promise((resolve) => {
      sending.on("response", (response) => resolve(response.statusCode));
    });
    sending.write(Buffer.alloc(4 * 1024 * 1024 + 1, "x"));
    expect(await status).toBe(413);
    sending.destroy();
  });

  it("refuses what is JSON but no JSON-RPC", async () => {
    for (const body of ["{}", "null", "1", '{"jsonrpc":"1.0","method":"x","id":1}']) {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ jsonrpc: "2.0", error: { code: -32600 } });
    }
  });

  it("answers other methods with what is allowed", async () => {
    const response = await fetch(fixture.mcpUrl, { method: "PUT" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST, DELETE, OPTIONS");
  });

  it("tells a browser that opens the address what is missing", async () => {
    const response = await fetch(fixture.mcpUrl);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Mcp-Session-Id is missing");
  });
});

describe("the guard", () => {
  it("refuses a foreign Host everywhere but at the probes", async () => {
    expect(await raw("/mcp", { host: "evil.example" }, "POST")).toBe(403);
    expect(await raw("/", { host: "evil.example" })).toBe(403);
    expect(await raw("/health", { host: "10.1.2.3:8080" })).toBe(200);
    expect(await raw("/ready", { host: "10.1.2.3:8080" })).toBe(200);
    expect(await raw("/", { host: "localhost" })).toBe(200);
  });

  it("refuses a foreign Origin, and says so in JSON-RPC", async () => {
    const response = await post(JSON.stringify(listTools), { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining("ALLOWED_ORIGINS") },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("lets an allowed page call and read the session's id", async () => {
    const origin = "https://chat.example";
    const preflight = await fetch(fixture.mcpUrl, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "mcp-param-region, content-type",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(origin);
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "mcp-param-region, content-type",
    );
    const response = await post(JSON.stringify(listTools), { origin });
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-expose-headers")).toContain("mcp-session-id");
    expect(response.headers.get("vary")).toContain("Origin");
  });
});

describe("a server with a key", () => {
  const startKeyed = (): Promise<StartedFixture> =>
    startFixture({
      http: {
        apiKey: "0123456789abcdef",
        allowedHosts: ["*"],
        allowedOrigins: [],
        maxSessions: 10,
        sessionIdleTimeoutMs: 60_000,
      },
    });

  it("is not got around by another spelling of the address", async () => {
    await using keyed = await startKeyed();
    const spellings = "/mcp/ /mcp?x=1 /%6dcp /mcp/. /./mcp //mcp /mcp// /MCP /mcp%2f /mcp;a /mcp/x";
    for (const path of spellings.split(" ")) {
      expect([401, 404]).toContain(await raw(path, { ...MODERN, host: "h" }, "POST", keyed.url));
    }
  });

  it("asks for it at /mcp and nowhere else", async () => {
    await using keyed = await startKeyed();
    const call = (authorization?: string): Promise<Response> =>
      fetch(keyed.mcpUrl, {
        method: "POST",
        headers: {
          ...MODERN,
          "mcp-method": "tools/list",
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify(listTools),
      });
    const missing = await call();
    expect(missing.status).toBe(401);
    expect(missing.headers.get("www-authenticate")).toBe('Bearer realm="twenty-crm-mcp-server"');
    const wrong = await call("Bearer 0123456789abcdeX");
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await call("Basic 0123456789abcdef")).status).toBe(401);
    expect((await call("Bearer 0123456789abcdef")).status).toBe(200);
    for (const path of ["/", "/health", "/ready"]) {
      expect((await fetch(keyed.url + path)).status).toBe(200);
    }
  });
});

describe("the other addresses", () => {
  it("answer with problems that name code and remedy", async () => {
    const missing = await fetch(`${fixture.url}/nothing`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-type")).toBe("application/problem+json");
    expect(await missing.json()).toMatchObject({ status: 404, code: "not_found" });
    const posted = await fetch(`${fixture.url}/health`, { method: "POST" });
    expect(posted.status).toBe(405);
    expect(posted.headers.get("allow")).toBe("GET, HEAD");
    expect((await fetch(`${fixture.url}/`, { method: "HEAD" })).status).toBe(200);
  });

  it("tell how the server is", async () => {
    const response = await fetch(`${fixture.url}/health`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      status: "healthy",
      phase: "ready",
      mode: "sandbox",
      twenty: { reachable: true },
      gateway: { configured: false },
    });
    expect(await (await fetch(`${fixture.url}/ready`)).json()).toEqual({
      ready: true,
      phase: "ready",
    });
  });

  it("stay up when Twenty is down, and say so", async () => {
    await using lonely = await startFixture({
      twenty: {
        mode: "twenty",
        keySource: "server",
        circuit: () => ({ state: "open", failuresInRow: 5, retryAfterMs: 900 }),
        ping: async () => ({ reachable: false, latencyMs: 1500, error: { code: "unreachable" } }),
      },
    });
    const response = await fetch(`${lonely.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "degraded",
      twenty: { reachable: false, error: "unreachable", circuit: "open" },
    });
    expect(await (await fetch(`${lonely.url}/plain`)).text()).toContain(
      "Workspace does not answer",
    );
  });

  it("show the page with a policy that lets nothing run", async () => {
    const response = await fetch(fixture.url);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
