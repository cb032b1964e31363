import { createHmac } from "node:crypto";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createManualClock, waitFor } from "testkit";
import { startSandbox } from "twenty-sandbox";
import { describe, expect, it } from "vitest";
import { startServer } from "../src/index.ts";
import { createVerifyWebhook } from "../src/infrastructure/webhooks/verify-webhook.ts";

const SECRET = "shared-with-twenty";

/** A Twenty that tells a server of every change, and the server. */
async function openBoth() {
  const sandbox = await startSandbox({ port: 0, seed: "empty" });
  const twenty = { url: sandbox.url, apiKey: sandbox.apiKey, rateLimit: "off" as const };
  const server = await startServer({ twenty, webhookSecret: SECRET });
  const rest = async (method: string, path: string, body: object) => {
    const response = await fetch(`${sandbox.url}/rest/${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const { data } = (await response.json()) as { data?: Record<string, { id: string }> };
    return Object.values(data ?? {})[0]?.id ?? "";
  };
  const targetUrl = `${server.url}/webhooks/twenty`;
  await rest("POST", "webhooks", { targetUrl, operations: ["*.*"], secret: SECRET });
  return {
    server,
    rest,
    async [Symbol.asyncDispose]() {
      await server.close();
      await sandbox.close();
    },
  };
}

const generations = ["2025-11-25", "2026-07-28"] as const;

describe.each(generations)("a client of %s", (generation) => {
  it("that follows a record hears of its changes, and of no other's", async () => {
    await using both = await openBoth();
    const id = await both.rest("POST", "people", { name: { firstName: "Followed" } });
    const other = await both.rest("POST", "people", { name: { firstName: "Other" } });
    const mode = generation === "2025-11-25" ? "legacy" : { pin: generation };
    const client = new Client({ name: "t", version: "1.0.0" }, { versionNegotiation: { mode } });
    const heard: string[] = [];
    client.setNotificationHandler("notifications/resources/updated", ({ params }) => {
      heard.push(params.uri);
    });
    await client.connect(new StreamableHTTPClientTransport(new URL(both.server.mcpUrl)));
    const uri = `twenty://person/${id}`;
    if (generation === "2025-11-25") await client.subscribeResource({ uri });
    else await client.listen({ resourceSubscriptions: [uri] });
    await both.rest("PATCH", `people/${other}`, { jobTitle: "Unheard" });
    await both.rest("PATCH", `people/${id}`, { jobTitle: "Heard" });
    await waitFor(() => heard.length > 0, { what: "the notification" });
    expect(heard).toEqual([uri]);
    if (generation === "2025-11-25") {
      await client.unsubscribeResource({ uri });
      await both.rest("PATCH", `people/${id}`, { jobTitle: "Again" });
      const followed = `twenty://person/${other}`;
      await client.subscribeResource({ uri: followed });
      await both.rest("PATCH", `people/${other}`, { jobTitle: "Now" });
      await waitFor(() => heard.includes(followed), { what: "the other notification" });
      expect(heard).toEqual([uri, followed]);
    }
    await client.close();
  });
});

describe("a delivery", () => {
  const sign = (timestamp: string, body: string, secret = SECRET): string =>
    createHmac("sha256", secret).update(`${timestamp}:${body}`).digest("hex");

  it("counts once, when it is signed and fresh", async () => {
    const { clock, advance } = createManualClock(new Date("2031-01-01T00:00:00Z"));
    const verify = createVerifyWebhook(SECRET, clock);
    const timestamp = String(clock.now().getTime());
    const body = '{"a":1}';
    const signature = sign(timestamp, body);
    expect(verify({ signature, timestamp, body: '{"a":2}' })).toBe(false);
    expect(verify({ signature: sign(timestamp, body, "other"), timestamp, body })).toBe(false);
    expect(verify({ signature: null, timestamp, body })).toBe(false);
    expect(verify({ signature, timestamp: "soon", body })).toBe(false);
    expect(verify({ signature, timestamp, body })).toBe(true);
    expect(verify({ signature, timestamp, body })).toBe(false);
    await advance(301_000);
    const late = sign(timestamp, "late");
    expect(verify({ signature: late, timestamp, body: "late" })).toBe(false);
  });

  it("that is not Twenty's is refused, and nothing is taken without a secret", async () => {
    await using both = await openBoth();
    const forged = await fetch(`${both.server.url}/webhooks/twenty`, {
      method: "POST",
      headers: {
        "x-twenty-webhook-signature": "0".repeat(64),
        "x-twenty-webhook-timestamp": String(Date.now()),
      },
      body: "{}",
    });
    expect(forged.status).toBe(401);
    expect(await forged.json()).toMatchObject({ code: "unauthorized" });
    const deaf = await startServer();
    const answer = await fetch(`${deaf.url}/webhooks/twenty`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
    await deaf.close();
  });
});
