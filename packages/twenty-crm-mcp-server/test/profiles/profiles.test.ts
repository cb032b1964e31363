import { createHmac } from "node:crypto";
import type { Client } from "@modelcontextprotocol/client";
import { waitFor } from "testkit";
import { startSandbox } from "twenty-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../src/start-server.ts";
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

async function call(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: args });
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
  const data: Record<string, unknown> = { ...(structuredContent ?? {}) };
  return { isError: isError === true, text, data };
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

describe("between profiles", () => {
  it("records, undo handles and agreements do not pass", async () => {
    await using here = await server.connect();
    await using there = await server.connect({ path: "/mcp/p/twin" });
    const made = await call(here, "create-person", { firstName: "Grace", lastName: "Hopper" });
    expect((await call(there, "list-persons")).text).not.toContain("Grace");
    const foreign = await call(there, "undo-change", { undo: made.data.undo });
    expect(foreign).toMatchObject({ isError: true });
    expect(foreign.text).toContain("no change is remembered");

    // The same record in both, as when one workspace was made from the other.
    await Promise.all(
      [staging, production].map(({ url, apiKey }) =>
        fetch(`${url}/rest/people`, {
          method: "POST",
          headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
          body: JSON.stringify({ id: SAME_ID, name: { firstName: "Same", lastName: "Person" } }),
        }),
      ),
    );
    const asked = await call(here, "destroy-records", { object: "person", ids: [SAME_ID] });
    const [, confirm = ""] = /confirm="([^"]+)"/.exec(asked.text) ?? [];
    expect(confirm).not.toBe("");
    const replayed = { object: "person", ids: [SAME_ID], confirm };
    expect((await call(there, "destroy-records", replayed)).text).toContain("not for this call");
    expect((await call(here, "destroy-records", replayed)).isError).toBe(false);
  });

  it("sessions do not pass", async () => {
    const opened = await post(new URL(server.running.mcpUrl), {}, initialize);
    const session = opened.headers.get("mcp-session-id") ?? "";
    await opened.text();
    const list = (headers: Record<string, string>) =>
      post(new URL(server.running.mcpUrl), { "mcp-session-id": session, ...headers }, toolsList);
    expect((await list({})).status).toBe(200);
    expect((await list({ "x-twenty-profile": "twin" })).status).toBe(404);
  });

  it("a workspace's own objects are seen in it alone", async () => {
    await using metadata = await startWithProfiles(
      {
        default: "staging",
        profiles: {
          staging: { url: staging.url, apiKeyEnv: "STAGING_KEY" },
          twin: { url: production.url, apiKeyEnv: "PRODUCTION_KEY" },
        },
      },
      { ...keys(), MCP_PROFILES: "all", MCP_TOOLSETS: "core,records,metadata" },
    );
    await using here = await metadata.connect();
    await using there = await metadata.connect({ path: "/mcp/p/twin" });
    await call(there, "list-objects");
    const rocket = {
      singular: "rocket",
      plural: "rockets",
      label: "Rocket",
      labelPlural: "Rockets",
    };
    const asked = await call(here, "create-object", rocket);
    const [, confirm] = /confirm="([^"]+)"/.exec(asked.text) ?? [];
    const made = await call(here, "create-object", { ...rocket, confirm });
    expect(made.isError).toBe(false);
    expect((await call(here, "list-objects")).text).toContain("rocket");
    expect((await call(there, "list-objects")).text).not.toContain("rocket");
  });

  it("a Twenty that is down harms no other one", async () => {
    await using down = await server.connect({ path: "/mcp/p/gone" });
    for (let failures = 0; failures < 6; failures += 1) {
      expect((await call(down, "list-persons")).isError).toBe(true);
    }
    await using up = await server.connect();
    expect((await call(up, "list-persons")).isError).toBe(false);
    const response = await fetch(new URL("/health", server.running.url));
    const health = JSON.parse(await response.text());
    const circuits = health.profiles.map(({ name, twenty }: Named) => [name, twenty.circuit]);
    expect(circuits).toEqual([
      ["staging", "closed"],
      ["production", "closed"],
      ["twin", "closed"],
      ["gone", "open"],
    ]);
    expect(health.status).toBe("healthy");
  });
});

describe("what a Twenty tells of changes", () => {
  it("is taken for its own profile alone, and told to nobody in another one", async () => {
    const profiles = {
      staging: { url: staging.url, apiKeyEnv: "STAGING_KEY", webhookSecretEnv: "STAGING_HOOK" },
      twin: { url: production.url, apiKeyEnv: "PRODUCTION_KEY", webhookSecretEnv: "TWIN_HOOK" },
      deaf: { url: production.url, apiKeyEnv: "PRODUCTION_KEY" },
    };
    const secrets = { STAGING_HOOK: "staging-hook-secret", TWIN_HOOK: "twin-hook-secret" };
    await using hearing = await startWithProfiles(
      { default: "staging", profiles },
      { ...keys(), ...secrets, MCP_PROFILES: "all" },
    );
    const deliver = (path: string, secret: string): Promise<number> =>
      told(new URL(path, hearing.running.url), secret);
    await using here = await hearing.connect({ mode: "legacy" });
    await using there = await hearing.connect({ mode: "legacy", path: "/mcp/p/twin" });
    const heard: string[] = [];
    for (const [name, client] of [["here", here] as const, ["there", there] as const]) {
      client.setNotificationHandler("notifications/resources/updated", () => {
        heard.push(name);
      });
      await client.subscribeResource({ uri: `twenty://person/${SAME_ID}` });
    }
    expect(await deliver("/webhooks/twenty/twin", secrets.STAGING_HOOK)).toBe(401);
    expect(await deliver("/webhooks/twenty/deaf", secrets.TWIN_HOOK)).toBe(404);
    expect(await deliver("/webhooks/twenty/twin", secrets.TWIN_HOOK)).toBe(204);
    await waitFor(() => heard.length > 0, { what: "the notification" });
    expect(await deliver("/webhooks/twenty", secrets.STAGING_HOOK)).toBe(204);
    await waitFor(() => heard.length > 1, { what: "the other notification" });
    expect(heard).toEqual(["there", "here"]);
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

/** One delivery about the record, as Twenty signs it. */
async function told(url: URL, secret: string): Promise<number> {
  const body = JSON.stringify({
    eventName: "person.updated",
    objectMetadata: { nameSingular: "person" },
    record: { id: SAME_ID },
  });
  const timestamp = String(Date.now());
  const signature = createHmac("sha256", secret).update(`${timestamp}:${body}`).digest("hex");
  const { status } = await fetch(url, {
    method: "POST",
    headers: { "x-twenty-webhook-signature": signature, "x-twenty-webhook-timestamp": timestamp },
    body,
  });
  return status;
}

const SAME_ID = "20202020-b000-4485-94de-70c2a98daef2";

interface Named {
  readonly name: string;
  readonly twenty: { readonly circuit: string };
}

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "t", version: "1" },
  },
};
const toolsList = { jsonrpc: "2.0", id: 2, method: "tools/list" };

function post(url: URL, headers: Record<string, string>, body: unknown = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body: JSON.stringify(body),
  });
}
