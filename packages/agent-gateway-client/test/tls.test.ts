import { createServer } from "node:https";
import { generate } from "selfsigned";
import { listen } from "service-kit";
import { waitFor } from "testkit";
import { beforeAll, describe, expect, test } from "vitest";
import { AgentGatewayClient, type ClientTls } from "../src/index.ts";

let cert: string;
let key: string;

beforeAll(async () => {
  const pair = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  cert = pair.cert;
  key = pair.private;
});

/** An HTTPS gateway with a certificate of a private authority; asks for a client certificate when told to. */
async function secureGateway({ requestCert }: { requestCert: boolean }) {
  const server = createServer(
    { cert, key, ca: cert, requestCert, rejectUnauthorized: requestCert },
    (request, response) => {
      request.resume();
      response.writeHead(201, { "content-type": "application/json" }).end("{}");
    },
  );
  const listening = await listen(server, { port: 0, host: "127.0.0.1" });
  return {
    url: `https://localhost:${listening.port}`,
    [Symbol.asyncDispose]: () => listening.close(),
  };
}

function clientOf(gatewayUrl: string, tls: ClientTls) {
  const client = new AgentGatewayClient({
    gatewayUrl,
    tls,
    agent: { name: "agent", type: "mcp", endpoint: "http://localhost:1/mcp" },
  });
  client.start();
  return { client, [Symbol.asyncDispose]: () => client.stop() };
}

describe("an https gateway", () => {
  test("with a private authority is trusted when the client is given the authority", async () => {
    await using gateway = await secureGateway({ requestCert: false });
    await using started = clientOf(gateway.url, { ca: cert });
    await waitFor(() => started.client.status().state === "registered", { what: "registration" });
  });

  test("with an unknown authority is not, and the reason says so", async () => {
    await using gateway = await secureGateway({ requestCert: false });
    await using started = clientOf(gateway.url, {});
    await waitFor(() => started.client.status().state === "retrying", { what: "the failure" });
    expect(started.client.status().lastError).toMatch(/certificate.*AGENT_GATEWAY_CA_FILE/);
  });

  test("that asks for a client certificate gets it", async () => {
    await using gateway = await secureGateway({ requestCert: true });
    await using started = clientOf(gateway.url, { ca: cert, cert, key });
    await waitFor(() => started.client.status().state === "registered", { what: "registration" });
  });

  test("that asks for a client certificate and gets none refuses", async () => {
    await using gateway = await secureGateway({ requestCert: true });
    await using started = clientOf(gateway.url, { ca: cert });
    await waitFor(() => started.client.status().state === "retrying", { what: "the failure" });
    expect(started.client.status()).not.toHaveProperty("registeredAt");
  });
});
