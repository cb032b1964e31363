import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { waitFor } from "testkit";
import { startSandbox } from "twenty-sandbox";
import { describe, expect, it } from "vitest";
import { emptyFolder, startMain } from "./process/start-main.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");

const line = (message: object): string => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
const opening =
  line({
    id: 1,
    method: "initialize",
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1.0.0" },
    },
  }) + line({ method: "notifications/initialized" });

function startStdio(env: Record<string, string> = {}) {
  const server = startMain({ args: ["--stdio"], env });
  let stdout = "";
  server.child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString("utf8");
  });
  return { server, stdout: () => stdout };
}

const exited = (server: ReturnType<typeof startMain>) =>
  waitFor(() => server.child.exitCode !== null || server.child.signalCode !== null, {
    what: "the exit",
  });

describe.each(["legacy", "auto"] as const)("a real client over stdio (%s)", (mode) => {
  it("lists and calls tools", async () => {
    const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [MAIN, "--stdio"],
        cwd: emptyFolder(),
        env: { DATA_DIR: ":memory:" },
        stderr: "ignore",
      }),
    );
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("create-person");
    const result = await client.callTool({ name: "list-persons", arguments: { limit: 1 } });
    expect(result.isError ?? false).toBe(false);
    await client.close();
  });
});

describe("the stdio process of a workspace", () => {
  const workspace = async () => {
    const sandbox = await startSandbox({ port: 0 });
    return {
      env: { TWENTY_API_URL: sandbox.url, TWENTY_API_KEY: sandbox.apiKey },
      [Symbol.asyncDispose]: () => sandbox.close(),
    };
  };

  it("answers each request once, the first of them before the tools are loaded", async () => {
    await using twenty = await workspace();
    const { server, stdout } = startStdio(twenty.env);
    await using _server = server;
    server.child.stdin?.end(
      opening +
        line({ id: 2, method: "tools/list" }) +
        line({ id: 3, method: "tools/call", params: { name: "list-companies", arguments: {} } }),
    );
    await exited(server);
    expect(server.child.exitCode).toBe(0);
    const answers = stdout()
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as { id: number; result?: { isError?: boolean } });
    expect(answers[0]?.id).toBe(1);
    expect(answers).toHaveLength(3);
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([1, 2, 3]));
    for (const { result } of answers) {
      expect(result).toBeDefined();
      expect(result?.isError).not.toBe(true);
    }
  });

  it("ends with 0 when the client is gone after the first answer, and on SIGTERM", async () => {
    await using twenty = await workspace();
    const { server, stdout } = startStdio(twenty.env);
    await using _server = server;
    server.child.stdin?.end(opening.split("\n")[0]?.concat("\n"));
    await exited(server);
    expect(server.child.exitCode).toBe(0);
    expect(JSON.parse(stdout())).toMatchObject({ id: 1, result: {} });
    const { server: second, stdout: heard } = startStdio(twenty.env);
    await using _second = second;
    second.child.stdin?.write(opening.split("\n")[0]?.concat("\n") ?? "");
    await waitFor(() => heard().includes('"id":1'), { what: "the answer" });
    expect(await second.stop("SIGTERM")).toBe(0);
  });

  it("ends when the reader of its output is gone", async () => {
    await using twenty = await workspace();
    const { server } = startStdio(twenty.env);
    await using _server = server;
    server.child.stdout?.destroy();
    server.child.stdin?.write(opening);
    await exited(server);
    expect(server.child.exitCode).toBe(0);
  });

  it("tells of a wrong configuration and answers nothing", async () => {
    const { server, stdout } = startStdio({ TWENTY_API_URL: "http://127.0.0.1:9" });
    await using _server = server;
    server.child.stdin?.end(opening);
    await exited(server);
    expect(server.child.exitCode).toBe(78);
    expect(stdout()).toBe("");
  });
});

describe("the stdio process", () => {
  it("answers what it was asked before its input ended, then ends with 0", async () => {
    const { server, stdout } = startStdio();
    await using _server = server;
    server.child.stdin?.end(
      opening +
        line({ id: 2, method: "tools/list" }) +
        line({ id: 3, method: "tools/call", params: { name: "list-companies", arguments: {} } }),
    );
    await exited(server);
    expect(server.child.exitCode).toBe(0);
    const answers = stdout()
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as { id: number; result?: unknown });
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([1, 2, 3]));
    expect(answers.every(({ result }) => result !== undefined)).toBe(true);
  });

  it("writes nothing but protocol to standard output", async () => {
    const { server, stdout } = startStdio({ LOG_LEVEL: "debug" });
    await using _server = server;
    server.child.stdin?.write(`${opening}not json\n`);
    await waitFor(() => stdout().includes('"id":1'), { what: "the answer" });
    server.child.stdin?.end();
    await exited(server);
    for (const text of stdout().trim().split("\n")) {
      expect(JSON.parse(text)).toMatchObject({ jsonrpc: "2.0" });
    }
  });

  it("ends when the reader of its output is gone", async () => {
    const { server } = startStdio();
    await using _server = server;
    server.child.stdout?.destroy();
    server.child.stdin?.write(opening);
    await exited(server);
    expect(server.child.exitCode).toBe(0);
  });

  it("ends with 0 on SIGTERM", async () => {
    const { server, stdout } = startStdio();
    await using _server = server;
    server.child.stdin?.write(opening);
    await waitFor(() => stdout().includes('"id":1'), { what: "the answer" });
    expect(await server.stop("SIGTERM")).toBe(0);
  });
});
