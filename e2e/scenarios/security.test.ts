import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { generate } from "selfsigned";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import {
  emptyFolder,
  runProduct,
  startGatewayProcess,
  startServerProcess,
} from "../stage/products.ts";

const root = join(import.meta.dirname, "../..");

async function names(gatewayUrl: string, key: string): Promise<string[]> {
  const response = await fetch(`${gatewayUrl}/api/v1/agents`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { agents = [] } = (await response.json()) as { agents?: { name: string }[] };
  return agents.map(({ name }) => name);
}

test("a gateway with a key takes servers that have it and no others", {
  meta: {
    proves: ["config.AGENT_GATEWAY_API_KEY", "security.environment-keys", "api.register"],
  },
}, async () => {
  const gateway = await startGatewayProcess({ GATEWAY_API_KEY: "right-key-0123456789" });
  await using _gateway = gateway.process;
  const wrong = await startServerProcess({
    AGENT_GATEWAY_URL: gateway.url,
    AGENT_GATEWAY_API_KEY: "wrong-key-0123456789",
    AGENT_NAME: "stranger",
  });
  await using _wrong = wrong.process;
  const right = await startServerProcess({
    AGENT_GATEWAY_URL: gateway.url,
    AGENT_GATEWAY_API_KEY: "right-key-0123456789",
    AGENT_NAME: "friend",
  });
  await using _right = right.process;
  await wrong.process.line(/\[ERROR\] Failed to register with Agent Gateway/);
  await waitFor(async () => (await names(gateway.url, "right-key-0123456789")).includes("friend"), {
    what: "the registration with the right key",
  });
  expect(await names(gateway.url, "right-key-0123456789")).toEqual(["friend"]);
  expect((await fetch(`${gateway.url}/api/v1/agents`)).status).toBe(401);
  for (const { process } of [gateway, wrong, right]) {
    expect(process.output()).not.toMatch(/(right|wrong)-key-0123456789/);
  }
});

test("a key is rotated by restarting both sides with the new one", {
  meta: { proves: ["security.rotation"] },
}, async () => {
  const cwd = emptyFolder();
  const old = await startGatewayProcess({ GATEWAY_API_KEY: "old-key-0123456789" }, { cwd });
  await using _old = old.process;
  const before = await startServerProcess({
    AGENT_GATEWAY_URL: old.url,
    AGENT_GATEWAY_API_KEY: "old-key-0123456789",
  });
  await using _before = before.process;
  await waitFor(async () => (await names(old.url, "old-key-0123456789")).length === 1, {
    what: "the registration with the old key",
  });
  await before.process.stop();
  await old.process.stop();

  const renewed = await startGatewayProcess(
    { GATEWAY_API_KEY: "new-key-0123456789" },
    { port: old.port, cwd },
  );
  await using _renewed = renewed.process;
  const after = await startServerProcess({
    AGENT_GATEWAY_URL: renewed.url,
    AGENT_GATEWAY_API_KEY: "new-key-0123456789",
  });
  await using _after = after.process;
  await waitFor(async () => (await names(renewed.url, "new-key-0123456789")).length === 1, {
    what: "the registration with the new key",
  });
  expect(
    (
      await fetch(`${renewed.url}/api/v1/agents`, {
        headers: { authorization: "Bearer old-key-0123456789" },
      })
    ).status,
  ).toBe(401);
});

test("the server registers over HTTPS with a private authority and a client certificate", {
  meta: { proves: ["security.https"] },
}, async () => {
  const cwd = emptyFolder();
  const pair = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  writeFileSync(join(cwd, "cert.pem"), pair.cert);
  writeFileSync(join(cwd, "key.pem"), pair.private);
  const callers: string[] = [];
  const gateway = createServer(
    {
      cert: pair.cert,
      key: pair.private,
      ca: pair.cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      callers.push(`${request.method} ${request.url} by ${String(subject.CN)}`);
      request.resume();
      response.writeHead(201, { "content-type": "application/json" }).end('{"success":true}');
    },
  );
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  try {
    const server = await startServerProcess({
      AGENT_GATEWAY_URL: `https://localhost:${(gateway.address() as AddressInfo).port}`,
      AGENT_GATEWAY_CA_FILE: join(cwd, "cert.pem"),
      AGENT_GATEWAY_CERT_FILE: join(cwd, "cert.pem"),
      AGENT_GATEWAY_KEY_FILE: join(cwd, "key.pem"),
    });
    await using _server = server.process;
    await server.process.line(/Successfully registered with Agent Gateway/);
    expect(callers[0]).toBe("POST /api/v1/agents/register by localhost");
  } finally {
    gateway.close();
    gateway.closeAllConnections();
  }
});

test("no file under version control looks like a key", {
  meta: { proves: ["security.no-committed-keys"] },
}, () => {
  const found = grepTracked(
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[A-Za-z0-9_-]{16,}\.eyJ|sk-[A-Za-z0-9]{20,}`,
  );
  expect(found).toEqual([]);
  const ignored = execFileSync("git", ["check-ignore", ".env", ".data/x"], { cwd: root });
  expect(ignored.toString().trim().split("\n")).toEqual([".env", ".data/x"]);
});

function grepTracked(pattern: string): string[] {
  const { status, stdout, stderr } = spawnSync(
    "git",
    ["grep", "-lIE", "-e", pattern, "--", ".", ":!e2e/scenarios/security.test.ts"],
    { cwd: root, encoding: "utf8" },
  );
  // git grep ends with 1 when nothing matches, with more when it failed.
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return stdout.split("\n").filter((file) => file !== "");
}

for (const product of ["twenty-crm-mcp-server", "agent-gateway"]) {
  test(`${product} refuses an open address without a key`, async () => {
    await using process = runProduct(
      product,
      { HOST: "0.0.0.0", PORT: "0", DATA_DIR: ":memory:" },
      emptyFolder(),
    );
    await process.line(/API_KEY/);
    await waitFor(() => process.child.exitCode !== null, { what: "the exit" });
    expect(process.child.exitCode).not.toBe(0);
  });
}
