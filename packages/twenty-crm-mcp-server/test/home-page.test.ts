import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startServer } from "../src/index.ts";

const run = promisify(execFile);
const API_KEY = "0123456789abcdef";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

function examples(html: string): string[] {
  return [...html.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)].map(([, code = ""]) =>
    code.replace(/&([a-z]+|#39);/g, (_entity, name: string) => ENTITIES[name] ?? ""),
  );
}

it.each([
  ["without a key", {}],
  ["with a key", { apiKey: API_KEY }],
])("the page's commands work as they stand, %s", async (_how, options) => {
  const server = await startServer(options);
  try {
    const [list = "", call = "", configuration = ""] = examples(
      await (await fetch(`${server.url}/plain`)).text(),
    );
    const shell = (command: string) =>
      run("sh", ["-c", command.replace("curl ", "curl -s ")], {
        env: { ...process.env, MCP_API_KEY: API_KEY },
      });
    expect(JSON.parse((await shell(list)).stdout)).toMatchObject({
      result: {
        tools: expect.arrayContaining([expect.objectContaining({ name: "create-person" })]),
      },
    });
    expect(JSON.parse((await shell(call)).stdout)).toMatchObject({
      result: { structuredContent: expect.any(Object) },
    });
    expect(JSON.parse(configuration)).toMatchObject({
      mcpServers: { twenty: { url: server.mcpUrl } },
    });
  } finally {
    await server.close();
  }
});

it("the page is made for the address it is opened at", async () => {
  const server = await startServer();
  try {
    const page = await fetch(`${server.url}/plain`, {
      headers: { "x-forwarded-host": "crm.example", "x-forwarded-proto": "https" },
    });
    expect(examples(await page.text())[0]).toMatch(/^curl https:\/\/crm\.example\/mcp /);
  } finally {
    await server.close();
  }
});

it("the toolsets tell every tool that a client can have, and which are listed unasked", async () => {
  const server = await startServer();
  try {
    const { toolsets } = (await (await fetch(`${server.url}/toolsets`)).json()) as {
      toolsets: { name: string; isDefault: boolean; tools: string[] }[];
    };
    expect(toolsets.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual([
      "core",
      "records",
      "links",
    ]);
    expect(toolsets.find(({ name }) => name === "insight")?.tools).toContain("forecast");
    // What an operator has to name cannot be had by asking.
    expect(toolsets.map(({ name }) => name)).not.toContain("metadata");
  } finally {
    await server.close();
  }
});
