import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { callTool } from "../stage/connect.ts";
import { freePort } from "../stage/free-port.ts";
import {
  startGatewayProcess,
  startSandboxProcess,
  startServerProcess,
  type Variables,
} from "../stage/products.ts";
import { imageVariables } from "./build-image.ts";
import * as compose from "./compose-file.ts";
import { environmentOf, hasKubectl, manifestOf, renderManifests } from "./render-manifests.ts";

const root = join(import.meta.dirname, "../..");
const GATEWAY_KEY = "the-key-for-the-gateway";
const SERVER_KEY = "the-key-for-the-servers";

/** What a deployment gives its two processes, once the Twenty to work on is known. */
interface Deployment {
  readonly server: Variables;
  readonly gateway: Variables;
  /** The addresses that the processes are told, without scheme. */
  readonly gatewayAddress: string;
  readonly serverAddress: string;
}

function composeDeployment(twenty: Variables): Deployment {
  const { services } = compose.readComposeFile();
  const given = { ...twenty, GATEWAY_API_KEY: GATEWAY_KEY, MCP_API_KEY: SERVER_KEY };
  const variablesOf = (name: string): Variables => {
    const service = services[name];
    if (service === undefined) throw new Error(`there is no service ${name}`);
    return Object.fromEntries(
      Object.entries(compose.environmentOf(service)).map(([variable, value]) => [
        variable,
        compose.interpolate(value, given),
      ]),
    );
  };
  return {
    server: variablesOf("twenty-mcp-server"),
    gateway: variablesOf("agent-gateway"),
    gatewayAddress: "agent-gateway:8080",
    serverAddress: "twenty-mcp-server:8080",
  };
}

function kubernetesDeployment(twenty: Variables): Deployment {
  const manifests = renderManifests();
  const secrets: Readonly<Record<string, string | undefined>> = {
    "gateway-secrets/api-key": GATEWAY_KEY,
    "gateway-secrets/upstream-api-key": SERVER_KEY,
    "twenty-secrets/api-key": twenty.TWENTY_API_KEY,
    "twenty-secrets/request-state-key": "one-key-for-the-questions-of-all-pods",
  };
  const variablesOf = (deployment: string): Variables =>
    Object.fromEntries(
      environmentOf(manifests, deployment).map(({ name, value, valueFrom }) => {
        const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom ?? {};
        const resolved =
          value ??
          secrets[`${secretKeyRef?.name}/${secretKeyRef?.key}`] ??
          (configMapKeyRef &&
            manifestOf(manifests, "ConfigMap", configMapKeyRef.name ?? "").data?.[
              configMapKeyRef.key ?? ""
            ]) ??
          (fieldRef && `${deployment}-7d9f`);
        if (resolved === undefined) throw new Error(`${name} comes from nowhere`);
        return [name, resolved];
      }),
    );
  return {
    // The workspace's address is the operator's to set, in the ConfigMap.
    server: {
      ...variablesOf("twenty-crm-mcp-server"),
      TWENTY_API_URL: twenty.TWENTY_API_URL ?? "",
    },
    gateway: variablesOf("agent-gateway"),
    gatewayAddress: "agent-gateway-service:8080",
    serverAddress: "twenty-crm-mcp-server-service:80",
  };
}

/** There are no containers' names and volumes here: addresses become this machine's, data stays in memory. */
function onThisMachine(
  variables: Variables,
  image: string,
  addresses: Readonly<Record<string, string>>,
): Variables {
  const all = { ...imageVariables(join(root, `docker/${image}.Dockerfile`)), ...variables };
  const { PORT: _, ...kept } = all;
  const mapped = Object.entries(kept).map(([name, value]) => [
    name,
    Object.entries(addresses).reduce((text, [from, to]) => text.replace(from, to), value),
  ]);
  return { ...Object.fromEntries(mapped), DATA_DIR: ":memory:" };
}

describe.each([
  ["the compose file", composeDeployment, true],
  ["the manifests", kubernetesDeployment, hasKubectl()],
] as const)("with the variables of %s", (_, deploymentOn, isPossible) => {
  test.skipIf(!isPossible)(
    "the server registers, and a client that has the gateway's key alone works in Twenty (skipped where kubectl is missing)",
    async () => {
      const twenty = await startSandboxProcess();
      await using _twenty = twenty.process;
      const deployment = deploymentOn(twenty.forServers);
      const [gatewayPort, serverPort] = [await freePort(), await freePort()];
      const addresses = {
        [deployment.gatewayAddress]: `localhost:${gatewayPort}`,
        [deployment.serverAddress]: `localhost:${serverPort}`,
      };

      const gateway = await startGatewayProcess(
        onThisMachine(deployment.gateway, "agent-gateway", addresses),
        { port: gatewayPort },
      );
      await using _gateway = gateway.process;
      const server = await startServerProcess(
        onThisMachine(deployment.server, "twenty-crm-mcp-server", addresses),
        { port: serverPort },
      );
      await using _server = server.process;

      const headers = { authorization: `Bearer ${GATEWAY_KEY}` };
      await waitFor(
        async () => {
          const answer = await fetch(`${gateway.url}/api/v1/agents?verdict=routable`, { headers });
          return ((await answer.json()) as { agents: unknown[] }).agents.length === 1;
        },
        { what: () => `the server to be routable; it wrote:\n${server.process.output()}` },
      );
      const client = new Client({ name: "e2e", version: "1.0.0" });
      const mcpUrl = new URL(`${gateway.url}/twenty-crm-mcp-server/mcp`);
      await client.connect(new StreamableHTTPClientTransport(mcpUrl, { requestInit: { headers } }));
      const { records } = await callTool(client, "list-companies", {});
      expect(records).not.toEqual([]);
      await client.close();

      expect((await fetch(`${server.url}/mcp`, { method: "POST", headers })).status).toBe(401);
      for (const { process } of [server, gateway]) {
        expect(await process.stop("SIGTERM")).toBe(0);
        for (const key of [GATEWAY_KEY, SERVER_KEY]) expect(process.output()).not.toContain(key);
      }
    },
  );
});
