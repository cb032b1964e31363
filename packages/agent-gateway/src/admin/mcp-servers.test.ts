import { mcpServerResponseSchema, type Registration } from "agent-gateway-contract";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { Registry } from "../registry/registry.ts";
import { mcpServers } from "./mcp-servers.ts";

function serversOf(...registrations: Partial<Registration>[]) {
  const { clock } = createManualClock();
  const registry = new Registry({ clock });
  for (const [index, changes] of registrations.entries()) {
    const endpoint = `http://localhost:${5000 + index}/mcp`;
    registry.register(parsedRegistration({ endpoint, ...changes }), { owner: "one" });
  }
  return mcpServers(registry.entries(), {
    origin: "https://gateway.example.com",
    keyRequired: true,
  });
}

test("every version of an MCP service is a server, the latest one first", () => {
  const servers = serversOf(
    { name: "a", service: "crm", version: "1.9.0" },
    { name: "b", service: "crm", version: "1.10.0" },
    { name: "c", service: "crm", version: "1.10.0" },
    { name: "d", type: "a2a" },
  );
  const told = servers.map(({ server, _meta }) => [
    server.name,
    server.version,
    _meta["io.modelcontextprotocol.registry/official"].isLatest,
    _meta["agent-gateway/fleet"].instances,
  ]);
  expect(told).toEqual([
    ["com.example.gateway/crm", "1.10.0", true, 2],
    ["com.example.gateway/crm", "1.9.0", false, 1],
  ]);
});

test("clients are led to the gateway with its key, never to the instances", () => {
  const [server] = serversOf({ name: "crm", namespace: "sales" });
  expect(server?.server.remotes).toMatchObject([
    {
      url: "https://gateway.example.com/~sales/crm/mcp",
      headers: [{ name: "Authorization", isSecret: true }],
    },
  ]);
  expect(JSON.stringify(server)).not.toContain("localhost");
});

test("names and texts that a registry does not take are made to fit", () => {
  const servers = serversOf(
    { name: "crm", namespace: "my_team", description: "x ".repeat(300), version: "" },
    { name: "bare", description: "" },
    { name: "blank", description: " \n\t", version: " " },
    { name: "blank-too", service: "blank", version: "" },
    { name: "faces", description: "\u{1f600}".repeat(150) },
    { name: "broken", description: "\ud83d" },
  );
  expect(servers.map(({ server }) => server.name.split("/")[1])).toEqual([
    "crm",
    "bare",
    "blank",
    "broken",
    "faces",
  ]);
  expect(servers.find(({ server }) => server.name.endsWith("/faces"))?.server.description).toBe(
    `${"\u{1f600}".repeat(49)}…`,
  );
  for (const server of servers) expect(mcpServerResponseSchema.parse(server)).toEqual(server);
});
