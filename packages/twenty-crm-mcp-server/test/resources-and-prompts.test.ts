import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../src/run-server.ts";
import { startServer } from "../src/start-server.ts";

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(async () => {
  await running.close();
});

async function connect(mode: "legacy" | "auto"): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(running.mcpUrl)));
  return client;
}

async function read(client: Client, uri: string): Promise<Record<string, unknown>> {
  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  return JSON.parse(content !== undefined && "text" in content ? content.text : "{}");
}

describe.each(["legacy", "auto"] as const)("resources and prompts (%s)", (mode) => {
  it("name the objects of the workspace, its own ones too", async () => {
    const client = await connect(mode);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain("twenty://schema");
    const schema = await read(client, "twenty://schema");
    expect(JSON.stringify(schema)).toContain('"object":"machine"');
    await client.close();
  });

  it("describe an object and complete its name", async () => {
    const client = await connect(mode);
    const person = await read(client, "twenty://schema/person");
    expect(JSON.stringify(person)).toContain('"preferredLanguage"');
    const { completion } = await client.complete({
      ref: { type: "ref/resource", uri: "twenty://schema/{object}" },
      argument: { name: "object", value: "opp" },
    });
    expect(completion.values).toEqual(["opportunity"]);
    await client.close();
  });

  it("read a record, and say where to look when there is none", async () => {
    const client = await connect(mode);
    const created = await client.callTool({
      name: "create-company",
      arguments: { name: "Readable Ltd" },
    });
    const { id } = created.structuredContent as { id: string };
    expect(await read(client, `twenty://company/${id}`)).toMatchObject({
      id,
      name: "Readable Ltd",
    });
    const missing = client.readResource({
      uri: "twenty://compny/5f0c1c9e-0000-4000-8000-000000000000",
    });
    await expect(missing).rejects.toThrow(/company/);
    await client.close();
  });

  it("offer prompts whose names are completed from the records", async () => {
    const client = await connect(mode);
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual([
      "pipeline-review",
      "meeting-preparation",
      "log-a-call",
      "data-clean-up",
    ]);
    for (const { description } of prompts) expect(description).not.toBe("");
    await client.callTool({ name: "create-company", arguments: { name: `Complete ${mode} Ltd` } });
    const { completion } = await client.complete({
      ref: { type: "ref/prompt", name: "meeting-preparation" },
      argument: { name: "with", value: `complete ${mode}` },
    });
    expect(completion.values).toEqual([`Complete ${mode} Ltd`]);
    const prompt = await client.getPrompt({
      name: "meeting-preparation",
      arguments: { with: "Ada" },
    });
    expect(JSON.stringify(prompt.messages)).toContain("a meeting with Ada");
    await client.close();
  });
});
