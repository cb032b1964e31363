import { expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "./stage/gateway.ts";
import { type McpAgent, type McpScript, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const _meta = { "io.modelcontextprotocol/protocolVersion": "2026-07-28" };

interface Answer {
  readonly result: { readonly name: string; readonly requestState?: string };
}

/** Asks first; when the state comes back, says who got it and what it was. */
function asking(name: string, kind: "json" | "sse"): McpScript {
  return ({ body }, response) => {
    const { params } = JSON.parse(body) as { params: { requestState?: string } };
    const result =
      params.requestState === undefined
        ? { resultType: "input_required", requestState: `state of "${name}"`, name }
        : { resultType: "complete", name, got: params.requestState };
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, result });
    const isJson = kind === "json";
    const text = isJson ? message : `: hello\n\nevent: message\ndata: ${message}\n\n`;
    response.setHeader("content-type", isJson ? "application/json" : "text/event-stream");
    // With a length, so that a changed body with the old length would be cut.
    response.setHeader("content-length", Buffer.byteLength(text));
    response.end(text);
  };
}

async function call(gateway: StagedGateway, params: Record<string, unknown> = {}): Promise<Answer> {
  const body = rpc("tools/call", { name: "ask", _meta, ...params });
  const response = await gateway.request("POST", "/crm/mcp", body);
  expect(response.status).toBe(200);
  const text = await response.text();
  return JSON.parse(text.replace(/^[\s\S]*data: /, "")) as Answer;
}

async function fleet(gateway: StagedGateway, kind: "json" | "sse"): Promise<McpAgent[]> {
  const names = ["north", "south", "west"];
  const agents = await Promise.all(names.map((name) => startMcpAgent(name, asking(name, kind))));
  for (const agent of agents) await gateway.register(agent.registration());
  return agents;
}

test.each(["json", "sse"] as const)(
  "the answer to a question over %s goes back to the instance that asked, with its own state",
  async (kind) => {
    await using gateway = await stageGateway();
    const agents = await fleet(gateway, kind);
    for (let i = 0; i < 6; i += 1) {
      const asked = await call(gateway);
      const { name, requestState } = asked.result;
      expect(requestState).not.toContain("state of");
      // Another call comes in between, so the turn alone does not lead back.
      await call(gateway);
      const answered = await call(gateway, { requestState });
      expect(answered.result).toMatchObject({ name, got: `state of "${name}"` });
    }
    await Promise.all(agents.map((agent) => agent.kill()));
  },
);

test("when the instance that asked is gone, another one gets the state as it was", async () => {
  await using gateway = await stageGateway();
  const agents = await fleet(gateway, "json");
  const { name, requestState } = (await call(gateway)).result;
  await agents.find((agent) => agent.registration().name === name)?.kill();
  const answered = await call(gateway, { requestState });
  expect(answered.result.name).not.toBe(name);
  expect(answered.result).toMatchObject({ got: `state of "${name}"` });
  await Promise.all(agents.map((agent) => agent.kill()));
});

test("a state that is not the gateway's passes as it is", async () => {
  await using gateway = await stageGateway();
  const agents = await fleet(gateway, "json");
  const answered = await call(gateway, { requestState: "somebody else's" });
  expect(answered.result).toMatchObject({ got: "somebody else's" });
  await Promise.all(agents.map((agent) => agent.kill()));
});
