import { request } from "node:http";
import type { LogFields, Logger } from "service-kit";
import { describe, expect, test } from "vitest";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

const KEY = "the-key-of-the-gateway-0123456789";

/** A request with headers that fetch would not let through, such as Host. */
function rawStatus(
  url: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    })
      .on("error", reject)
      .end();
  });
}

describe("a gateway with a key", () => {
  test.each([
    ["GET", "/api/v1/agents"],
    ["GET", "/api/v1/agents/crm"],
    ["POST", "/api/v1/agents/register"],
    ["POST", "/api/v1/agents/crm/heartbeat"],
    ["DELETE", "/api/v1/agents/crm"],
    ["POST", "/crm/mcp"],
    ["GET", "/crm/mcp"],
    ["GET", "/api/anything"],
  ])("asks for it on %s %s", async (method, path) => {
    await using gateway = await stageGateway({ apiKey: KEY });
    for (const headers of [{}, { authorization: "Bearer wrong" }, { "x-api-key": "wrong" }]) {
      const response = await fetch(gateway.url + path, { method, headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });

  test.each(["/health", "/ready", "/"])("asks for none on %s", async (path) => {
    await using gateway = await stageGateway({ apiKey: KEY });
    expect((await fetch(gateway.url + path)).status).toBe(200);
  });

  test.each([
    ["Authorization: Bearer", { authorization: `Bearer ${KEY}` }],
    ["X-API-Key", { "x-api-key": KEY }],
  ])("takes it as %s", async (_, headers) => {
    await using gateway = await stageGateway({ apiKey: KEY });
    expect((await fetch(`${gateway.url}/api/v1/agents`, { headers })).status).toBe(200);
  });

  test("shows nobody without it who is registered, and never logs it", async () => {
    const lines: string[] = [];
    const log = (message: string, fields?: LogFields): void => {
      lines.push(message + JSON.stringify(fields));
    };
    const logger: Logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
    await using gateway = await stageGateway({ apiKey: KEY, logger });
    await gateway.register(registration());
    await fetch(`${gateway.url}/api/v1/agents`, { headers: { authorization: "Bearer wrong" } });
    const page = await (await fetch(gateway.url)).text();
    expect(page).not.toContain("twenty-crm-mcp-server");
    expect(lines.join("\n")).not.toContain(KEY);
  });

  test("shows nobody without it whether there is a service at an address", async () => {
    await using gateway = await stageGateway({ apiKey: KEY });
    await gateway.register(registration({ name: "weather", type: "rest" }));
    for (const path of ["/weather/today", "/nobody/today", "/~sales/nobody/x", "/api/v1/nothing"]) {
      expect([path, (await fetch(gateway.url + path)).status]).toEqual([path, 401]);
    }
    expect((await gateway.request("GET", "/nobody/today")).status).toBe(404);
  });
});

describe("callers", () => {
  test("that use a foreign host name are refused", async () => {
    await using gateway = await stageGateway();
    const { status } = await rawStatus(`${gateway.url}/health`, { host: "evil.example" });
    expect(status).toBe(403);
  });

  test("from a foreign page are refused, those of an allowed one may read the answer", async () => {
    await using gateway = await stageGateway({ allowedOrigins: ["https://chat.example"] });
    const url = `${gateway.url}/api/v1/agents`;
    expect((await rawStatus(url, { origin: "https://evil.example" })).status).toBe(403);
    const allowed = await rawStatus(url, { origin: "https://chat.example" });
    expect(allowed.status).toBe(200);
    expect(allowed.headers["access-control-allow-origin"]).toBe("https://chat.example");
    const preflight = await rawStatus(
      url,
      { origin: "https://chat.example", "access-control-request-method": "DELETE" },
      "OPTIONS",
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers["access-control-allow-methods"]).toContain("DELETE");
  });
});
