import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createKey } from "../../src/cli/create-key.ts";
import { type StagedGateway, stageGateway } from "../stage/gateway.ts";
import { rpc, startMcpAgent } from "../stage/mcp-agent.ts";
import { registration } from "../stage/registration.ts";

const ADMIN = "the-key-of-the-environment";

/** A key as the command makes it. */
function minted(id: string, scopes: readonly string[], more: { expires?: string } = {}) {
  const created = createKey({ id, scopes, ...more });
  if (!created.ok) throw new Error(created.reason);
  return created;
}

type Minted = ReturnType<typeof minted>;

function write(file: string, ...keys: readonly Minted[]): void {
  writeFileSync(file, `version: 1\nkeys:\n${keys.map(({ yaml }) => yaml).join("\n")}\n`);
}

function keysFile(...keys: readonly Minted[]): string {
  const file = join(mkdtempSync(join(tmpdir(), "agent-gateway-")), "keys.yaml");
  write(file, ...keys);
  return file;
}

const as = ({ key }: Minted): Record<string, string> => ({ authorization: `Bearer ${key}` });

async function status(
  gateway: StagedGateway,
  key: Minted,
  method: string,
  path: string,
  body?: unknown,
): Promise<number> {
  return (await gateway.request(method, path, body, as(key))).status;
}

describe("a key of the keys file", () => {
  test("may do what its scopes name and nothing more, and is told which one is missing", async () => {
    const registers = minted("crm", ["agent:register:crm*"]);
    const reads = minted("dashboard", ["agent:read"]);
    const invokes = minted("chat", ["invoke:crm"]);
    await using gateway = await stageGateway({
      apiKey: ADMIN,
      keysFile: keysFile(registers, reads, invokes),
    });
    await using agent = await startMcpAgent("crm");
    const payload = agent.registration();
    expect(await status(gateway, reads, "POST", "/api/v1/agents/register", payload)).toBe(403);
    expect(await status(gateway, registers, "POST", "/api/v1/agents/register", payload)).toBe(201);
    await gateway.routable(1);
    const other = registration({ name: "payments", service: "payments" });
    expect(await status(gateway, registers, "POST", "/api/v1/agents/register", other)).toBe(403);

    expect(await status(gateway, reads, "GET", "/api/v1/agents")).toBe(200);
    expect(await status(gateway, invokes, "GET", "/api/v1/agents")).toBe(403);
    expect(await status(gateway, reads, "GET", "/api/v1/audit")).toBe(403);

    const call = rpc("tools/list");
    expect(await status(gateway, invokes, "POST", "/crm/mcp", call)).toBe(200);
    expect(await status(gateway, invokes, "POST", "/other/mcp", call)).toBe(403);
    const refused = await gateway.request("POST", "/crm/mcp", call, as(reads));
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining("The key dashboard needs the scope invoke for the service crm"),
    ]);
  });

  test("does not drain, disable or remove what it has registered", async () => {
    const registers = minted("crm", ["agent:register:crm*", "agent:read"]);
    await using gateway = await stageGateway({ apiKey: ADMIN, keysFile: keysFile(registers) });
    await gateway.request(
      "POST",
      "/api/v1/agents/register",
      registration({ name: "crm-1", service: "crm" }),
      as(registers),
    );
    const [agent] = await gateway.agents();
    const path = `/api/v1/agents/crm-1/instances/${agent?.agentId}`;
    for (const action of ["drain", "disable", "probe"]) {
      expect(await status(gateway, registers, "POST", `${path}/${action}`, {})).toBe(403);
    }
    expect(await status(gateway, registers, "DELETE", path)).toBe(403);
    expect(await status(gateway, registers, "DELETE", "/api/v1/agents/crm-1")).toBe(200);
  });

  test("opens no more once it is out of the file, nor on a connection that it has opened before", async () => {
    const [before, after] = [minted("one", ["agent:read"]), minted("two", ["agent:read"])];
    const file = keysFile(before);
    await using gateway = await stageGateway({ keysFile: file });
    expect(await status(gateway, before, "GET", "/api/v1/agents")).toBe(200);
    write(file, after);
    await gateway.reloadKeys();
    expect(await status(gateway, before, "GET", "/api/v1/agents")).toBe(401);
    expect(await status(gateway, after, "GET", "/api/v1/agents")).toBe(200);
  });

  test("hears of no change any more once it is out of the file", async () => {
    const [before, after] = [minted("one", ["agent:read"]), minted("two", ["agent:read"])];
    const file = keysFile(before);
    await using gateway = await stageGateway({ keysFile: file });
    const path = "/api/v1/events";
    const response = await gateway.request("GET", path, undefined, as(before));
    const heard = response.text();
    write(file, after);
    await gateway.reloadKeys();
    expect(await heard).toContain("event: hello");
    expect(await status(gateway, before, "GET", path)).toBe(401);
  });

  test("that has expired is told so by its id", async () => {
    const old = minted("old", ["agent:read"], { expires: "2020-01-01" });
    await using gateway = await stageGateway({ keysFile: keysFile(old) });
    const response = await gateway.request("GET", "/api/v1/agents", undefined, as(old));
    expect([response.status, await response.text()]).toEqual([
      401,
      expect.stringContaining("The API key old has expired"),
    ]);
  });
});

describe("the keys file", () => {
  test("that is wrong keeps the keys from before in force, and says so", async () => {
    const one = minted("one", ["admin"]);
    const file = keysFile(one);
    await using gateway = await stageGateway({ keysFile: file });
    writeFileSync(file, "version: 1\nkesy: []\n");
    await gateway.reloadKeys();
    const response = await gateway.request("GET", "/api/v1/keys", undefined, as(one));
    expect(await response.json()).toMatchObject({
      file: { problem: expect.stringContaining("kesy is unknown; did you mean keys?") },
      keys: [{ id: "one" }],
    });
  });

  test("that is wrong or missing at the start is refused by name", async () => {
    const file = keysFile();
    writeFileSync(file, "version: 2\n");
    await expect(stageGateway({ keysFile: file })).rejects.toThrow(/GATEWAY_KEYS_FILE.*version/s);
    await expect(stageGateway({ keysFile: `${file}.gone` })).rejects.toThrow(
      /GATEWAY_KEYS_FILE.*ENOENT/s,
    );
  });

  test("that is a device, or too large, is refused instead of read", async () => {
    const one = minted("one", ["admin"]);
    const file = keysFile(one);
    await using gateway = await stageGateway({ keysFile: file });
    const problem = async (): Promise<string> => {
      await gateway.reloadKeys();
      return (await gateway.request("GET", "/api/v1/keys", undefined, as(one))).text();
    };
    writeFileSync(file, Buffer.alloc(8 * 1024 * 1024 + 1, 32));
    expect(await problem()).toContain("has 8388609 bytes");
    rmSync(file);
    symlinkSync("/dev/zero", file);
    expect(await problem()).toContain("is no file");
  });

  test("is never told in what the gateway answers: no key and no digest", async () => {
    const one = minted("one", ["admin"]);
    await using gateway = await stageGateway({ keysFile: keysFile(one) });
    for (const path of ["/api/v1/keys", "/api/v1/audit", "/metrics", "/health"]) {
      const text = await (await gateway.request("GET", path, undefined, as(one))).text();
      expect(text).not.toContain(one.key);
      expect(text).not.toContain(one.entry.sha256);
    }
  });
});
