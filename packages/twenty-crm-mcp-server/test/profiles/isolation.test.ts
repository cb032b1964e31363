import { createHmac } from "node:crypto";
import { waitFor } from "testkit";
import { startSandbox } from "twenty-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
