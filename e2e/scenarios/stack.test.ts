import { join } from "node:path";
import { startProcess, waitFor } from "testkit";
import { expect, test } from "vitest";
import { isPortInUse } from "../../stack/port-in-use.ts";
import { callTool, connect } from "../stage/connect.ts";
import { freePort } from "../stage/free-port.ts";

const root = join(import.meta.dirname, "../..");

async function freeRange(length: number): Promise<number> {
  return waitFor(
    async () => {
      const first = await freePort();
      const ports = Array.from({ length }, (_, index) => first + index);
      return (await Promise.all(ports.map(isPortInUse))).includes(true) ? undefined : first;
    },
    { what: `${length} free ports in a row` },
  );
}

test("the stack runs sandbox, gateway and two servers of one service, and ends them all", {
  meta: { proves: ["overview.balancing", "practice.unique-names"] },
}, async () => {
  const [gatewayPort, sandboxPort, serverPort] = [
    await freePort(),
    await freePort(),
    await freeRange(2),
  ];
  await using stack = startProcess(join(root, "stack/main.ts"), {
    cwd: root,
    args: [
      "--instances=2",
      `--server-port=${serverPort}`,
      `--gateway-port=${gatewayPort}`,
      `--sandbox-port=${sandboxPort}`,
      "--data-dir=:memory:",
    ],
  });
  await stack.line(/The stack is up/, 60_000);
  const mcpUrl = `http://localhost:${gatewayPort}/twenty-crm-mcp-server/mcp`;
  expect(stack.output()).toContain(mcpUrl);

  await waitFor(
    async () => {
      const response = await fetch(
        `http://localhost:${gatewayPort}/api/v1/agents?service=twenty-crm-mcp-server&verdict=routable`,
      );
      return ((await response.json()) as { total: number }).total === 2;
    },
    { what: "two routable instances" },
  );
  const client = await connect(mcpUrl, "2026-07-28");
  const { total } = await callTool(client, "list-persons", { limit: 1 });
  expect(total).toBeGreaterThanOrEqual(500);
  await client.close();

  expect(await stack.stop("SIGINT")).toBe(0);
  for (const port of [gatewayPort, sandboxPort, serverPort, serverPort + 1]) {
    expect(await isPortInUse(port)).toBe(false);
  }
});

test("a port in use is named before anything starts", async () => {
  const [gatewayPort, sandboxPort] = [await freePort(), await freePort()];
  const { createServer } = await import("node:net");
  const holder = createServer();
  const serverPort = await freePort();
  await new Promise<void>((resolve) => holder.listen(serverPort, "127.0.0.1", resolve));
  try {
    await using stack = startProcess(join(root, "stack/main.ts"), {
      cwd: root,
      args: [
        `--server-port=${serverPort}`,
        `--gateway-port=${gatewayPort}`,
        `--sandbox-port=${sandboxPort}`,
      ],
    });
    await stack.line(new RegExp(`Port ${serverPort} \\(server\\) is in use`));
    await waitFor(() => stack.child.exitCode !== null, { what: "the exit" });
    expect(stack.child.exitCode).toBe(1);
  } finally {
    holder.close();
  }
});
