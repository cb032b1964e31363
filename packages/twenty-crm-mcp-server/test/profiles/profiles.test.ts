import { startSandbox } from "twenty-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../src/start-server.ts";
import { callTool as call } from "./call-tool.ts";
import { post } from "./post.ts";
import { type ServerWithProfiles, startWithProfiles } from "./start-with-profiles.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

let staging: Sandbox;
let production: Sandbox;
let server: ServerWithProfiles;
beforeAll(async () => {
  [staging, production] = await Promise.all([
    startSandbox({ port: 0, seed: "empty" }),
    startSandbox({ port: 0, seed: "empty" }),
  ]);
  server = await startWithProfiles(
    {
      default: "staging",
      profiles: {
        staging: { url: staging.url, apiKeyEnv: "STAGING_KEY", keySource: "either" },
        production: {
          url: production.url,
          apiKeyEnv: "PRODUCTION_KEY",
          production: true,
          keySource: "either",
        },
        twin: { url: production.url, apiKeyEnv: "PRODUCTION_KEY" },
        gone: { url: "http://127.0.0.1:1", apiKeyEnv: "STAGING_KEY" },
        hidden: { url: staging.url, apiKeyEnv: "STAGING_KEY" },
      },
    },
    { ...keys(), MCP_PROFILES: "production,twin,gone", MCP_DESTRUCTIVE: "true" },
  );
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await Promise.all([staging.close(), production.close()]);
});

function keys() {
  return {
    STAGING_KEY: staging.apiKey,
    PRODUCTION_KEY: production.apiKey,
    MCP_REQUEST_STATE_KEY: "a-key-that-all-instances-share-0123456789",
  };
}

describe("a profile", () => {
  it.each([
    ["nothing", {}, "staging"],
    ["the header", { headers: { "x-twenty-profile": "twin" } }, "twin"],
    ["the path", { path: "/mcp/p/twin" }, "twin"],
    [
      "both, when they agree",
      { path: "/mcp/p/twin", headers: { "x-twenty-profile": "twin" } },
      "twin",
    ],
  ] as const)("is chosen by %s, and who-am-i names it", async (_how, where, name) => {
    for (const mode of ["legacy", "auto"] as const) {
      await using client = await server.connect({ ...where, mode });
      expect((await call(client, "who-am-i")).data).toMatchObject({ profile: name });
      expect(client.getInstructions()).toContain(`profile ${name}`);
    }
  });

  it("is chosen together with tools", async () => {
    await using client = await server.connect({ path: "/mcp/p/twin/x/insight/readonly" });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("win-rate");
    expect(tools.map(({ name }) => name)).not.toContain("create-person");
  });

  it.each([
    ["one that is not offered", { "x-twenty-profile": "hidden" }, "/mcp", 404],
    ["one that does not exist", { "x-twenty-profile": "prodution" }, "/mcp", 404],
    ["one in the path that does not exist", {}, "/mcp/p/prodution", 404],
    ["two at once", { "x-twenty-profile": "staging" }, "/mcp/p/production", 400],
  ])(
    "is never another one than was asked for: %s is refused",
    async (_what, headers, path, status) => {
      const response = await post(new URL(path, server.running.url), headers);
      expect(response.status).toBe(status);
      const text = await response.text();
      expect(text).toMatch(/production|two profiles/);
      expect(text).not.toContain("hidden");
    },
  );

  it("cannot be named where there is one workspace only", async () => {
    const single = await startServer();
    const response = await post(new URL(single.mcpUrl), { "x-twenty-profile": "default" });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("one workspace");
    await single.close();
  });
});

describe("a production profile", () => {
  it.each([
    ["with the server's key", {}],
    ["with a key of the caller's own", { key: true }],
  ])("offers nothing that writes, %s", async (_whose, { key = false }: { key?: boolean }) => {
    const headers = {
      "x-twenty-profile": "production",
      "x-mcp-readonly": "false",
      "x-mcp-toolsets": "core,records,data",
      ...(key && { "x-twenty-api-key": production.apiKey }),
    };
    await using client = await server.connect({ headers });
    const { tools } = await client.listTools();
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    await expect(call(client, "create-person", { firstName: "Ada" })).rejects.toThrow(/not found/);
    const me = await call(client, "who-am-i");
    expect(me.data).toMatchObject({ profile: "production", writes: "locked" });
    expect((await call(client, "list-persons")).isError).toBe(false);
  });

  it.each([
    ["by the operator of the process", {}, { TWENTY_UNLOCK_WRITES: "live" }],
    ["by the file", { writes: "allowed" }, {}],
  ])("is unlocked %s", async (_how, more, env) => {
    const live = { url: production.url, apiKeyEnv: "PRODUCTION_KEY", production: true, ...more };
    await using unlocked = await startWithProfiles({ profiles: { live } }, { ...keys(), ...env });
    await using client = await unlocked.connect();
    const created = await call(client, "create-person", { firstName: "Ada", lastName: "Lovelace" });
    expect(created.isError).toBe(false);
    expect((await call(client, "who-am-i")).data).not.toHaveProperty("writes");
  });

  it("can be locked without being production", async () => {
    const archive = { url: staging.url, apiKeyEnv: "STAGING_KEY", writes: "locked" };
    await using locked = await startWithProfiles({ profiles: { archive } }, keys());
    await using client = await locked.connect();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain("create-person");
  });
});

describe("whose key", () => {
  it("is decided by each profile: the caller's goes to the workspace that was chosen", async () => {
    const own = { "x-twenty-api-key": production.apiKey };
    await using there = await server.connect({ path: "/mcp/p/production", headers: own });
    expect((await call(there, "list-persons")).isError).toBe(false);
    // A key of one workspace opens no other.
    await using here = await server.connect({ headers: own });
    expect((await call(here, "list-persons")).isError).toBe(true);
    const refused = await post(new URL("/mcp/p/twin", server.running.url), own);
    expect(refused.status).toBe(400);
  });

  it("is the caller's alone where a profile has none", async () => {
    const profiles = { theirs: { url: staging.url, keySource: "caller" } };
    await using keyless = await startWithProfiles({ profiles });
    expect((await post(new URL(keyless.running.mcpUrl), {})).status).toBe(401);
    await using client = await keyless.connect({ headers: { "x-twenty-api-key": staging.apiKey } });
    expect((await call(client, "who-am-i")).data).toMatchObject({ profile: "theirs" });
  });
});

it("the server card names the profiles that can be chosen", async () => {
  const response = await fetch(new URL("/mcp/server-card", server.running.url));
  expect(JSON.parse(await response.text()).remotes[0].headers).toContainEqual({
    name: "X-Twenty-Profile",
    description:
      "The workspace to work in: staging, production, twin, gone; the first one by default",
    isRequired: false,
    isSecret: false,
  });
});

it("health shows the profiles that can be chosen, and no secret", async () => {
  const text = await (await fetch(new URL("/health", server.running.url))).text();
  const { profiles } = JSON.parse(text);
  expect(profiles).toMatchObject([
    { name: "staging", production: false, writes: "allowed", twenty: { authenticated: true } },
    { name: "production", production: true, writes: "locked" },
    { name: "twin" },
    { name: "gone", twenty: { reachable: false } },
  ]);
  for (const secret of [staging.apiKey, production.apiKey, staging.url, "hidden", "_KEY"]) {
    expect(text).not.toContain(secret);
  }
});
