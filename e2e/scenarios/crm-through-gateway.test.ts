import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { callTool, connect, generations } from "../stage/connect.ts";
import { startGatewayProcess, startServerProcess } from "../stage/products.ts";

for (const generation of generations) {
  test(`a person is created, read, listed, updated and deleted through the gateway over ${generation}`, {
    meta: { proves: ["overview.discovery"] },
  }, async () => {
    const gateway = await startGatewayProcess();
    await using _gateway = gateway.process;
    const server = await startServerProcess({ AGENT_GATEWAY_URL: gateway.url });
    await using _server = server.process;

    // An agent finds the service by what it can do, and connects to it through the gateway.
    const found = await waitFor(
      async () => {
        const response = await fetch(
          `${gateway.url}/api/v1/agents?type=mcp&capability=person.create&verdict=routable`,
        );
        const { agents } = (await response.json()) as { agents: { service: string }[] };
        return agents[0];
      },
      { what: "an agent that creates people" },
    );
    const client = await connect(`${gateway.url}/${found.service}/mcp`, generation);

    const created = (await callTool(client, "create-person", {
      firstName: "Ada",
      lastName: `Of ${generation}`,
      email: `ada.${generation}@lovelace.example`,
    })) as { id: string };
    expect(await callTool(client, "get-person", { id: created.id })).toMatchObject({
      firstName: "Ada",
      lastName: `Of ${generation}`,
    });
    const listed = await callTool(client, "list-persons", { query: `Of ${generation}` });
    expect(listed).toMatchObject({ total: 1, records: [{ id: created.id }] });
    await callTool(client, "update-person", { id: created.id, jobTitle: "Analyst" });
    expect(await callTool(client, "get-person", { id: created.id })).toMatchObject({
      firstName: "Ada",
      jobTitle: "Analyst",
      email: `ada.${generation}@lovelace.example`,
    });
    await callTool(client, "delete-person", { id: created.id });
    await expect(callTool(client, "get-person", { id: created.id })).rejects.toThrow(
      /no person has the id/,
    );
    await client.close();
  });
}

test("a tool is found in the fleet by its words, and called in each way in which it is offered", async () => {
  const gateway = await startGatewayProcess();
  await using _gateway = gateway.process;
  const server = await startServerProcess({ AGENT_GATEWAY_URL: gateway.url });
  await using _server = server.process;
  const tool = await waitFor(
    async () => {
      const response = await fetch(`${gateway.url}/api/v1/tools?q=list%20persons`);
      const { tools } = (await response.json()) as { tools: FleetTool[] };
      return tools.find(({ routable }) => routable > 0);
    },
    { what: "a tool that lists people" },
  );
  expect(tool).toMatchObject({ name: "list-persons", isReadOnly: true, instances: 1 });
  const direct = await connect(gateway.url + tool.path, "2026-07-28");
  expect(await callTool(direct, tool.name, { limit: 1 })).toMatchObject({ total: 640 });
  const compact = await connect(`${gateway.url}${tool.path}/compact`, "2026-07-28");
  const call = { tool: tool.name, arguments: { limit: 1 } };
  expect(JSON.stringify(await callTool(compact, "call-tool", call))).toContain("640");
  await direct.close();
  await compact.close();
});

interface FleetTool {
  readonly name: string;
  readonly path: string;
  readonly routable: number;
}
