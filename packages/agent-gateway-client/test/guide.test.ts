import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { heartbeatSchema, registrationSchema } from "agent-gateway-contract";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { startSmallGateway } from "./small-gateway.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../AGENT_GATEWAY.md"), "utf8");

/** The first block of a language that contains the text. */
function block(language: string, containing: string): string {
  const blocks = [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))];
  const found = blocks.map(([, text = ""]) => text).find((text) => text.includes(containing));
  if (found === undefined) throw new Error(`No ${language} block with ${containing} in the guide`);
  return found;
}

const has = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;

describe("the registration guide", () => {
  test("shows a payload and a heartbeat that the contract accepts as they stand", () => {
    const payload = JSON.parse(block("json", '"capabilities"')) as Record<string, unknown>;
    expect(registrationSchema.parse(payload)).toEqual(payload);
    const [, heartbeat = ""] = /^Body: (\{.*?^\})/ms.exec(guide) ?? [];
    expect(heartbeatSchema.parse(JSON.parse(heartbeat))).toEqual(JSON.parse(heartbeat));
  });

  test.skipIf(!has("curl"))("has curl commands that register, beat and unregister", async () => {
    await using gateway = await startSmallGateway();
    const commands = block("bash", "curl -X POST").replaceAll("http://localhost:8080", gateway.url);
    const shell = spawn("sh", ["-e", "-c", commands], { stdio: "ignore" });
    const [code] = (await once(shell, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(gateway.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /api/v1/agents/register",
      "POST /api/v1/agents/my-agent/heartbeat",
      "GET /api/v1/agents?type=ag-ui",
      "DELETE /api/v1/agents/my-agent?instanceId=my-agent-1",
    ]);
    expect(gateway.registered.size).toBe(0);
  });

  test.skipIf(!has("python3"))(
    "has a Python agent that registers, and leaves on SIGTERM",
    async () => {
      await using gateway = await startSmallGateway();
      const agent = spawn("python3", ["-c", block("python", "def stay_registered")], {
        stdio: "ignore",
        env: {
          PATH: process.env.PATH,
          PORT: "0",
          AGENT_GATEWAY_URL: gateway.url,
          AGENT_GATEWAY_API_KEY: "key-of-the-gateway",
        },
      });
      try {
        await waitFor(() => gateway.registered.size === 1, { what: "the registration" });
        expect(gateway.received[0]).toMatchObject({
          authorization: "Bearer key-of-the-gateway",
          body: { name: "python-agent", type: "ag-ui" },
        });
        const exit = once(agent, "exit");
        agent.kill("SIGTERM");
        expect(await exit).toEqual([0, null]);
        expect(gateway.registered.size).toBe(0);
      } finally {
        agent.kill("SIGKILL");
      }
    },
  );
});
