import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildSandbox, defineField, type Sandbox } from "../src/index.ts";

function dataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "twenty-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "nested", "twenty-sandbox.sqlite");
}

async function send<T>(sandbox: Sandbox, method: string, target: string, body = ""): Promise<T> {
  const headers = {
    authorization: `Bearer ${sandbox.apiKey}`,
    "content-type": "application/json",
  };
  const response = await sandbox.handle({ method, target, headers, body });
  return response.body as T;
}

describe("data file", () => {
  it("keeps records, key and custom fields over a restart, and is not seeded again", async () => {
    const file = dataFile();
    const extraFields = { note: [defineField("TEXT", "mood", "Mood")] };
    const first = buildSandbox({ dataFile: file, seed: "demo", extraFields });
    await send(first, "POST", "/rest/notes", JSON.stringify({ title: "kept", mood: "good" }));
    const before = await send<{ totalCount: number }>(first, "GET", "/rest/notes?limit=0");
    first.close();
    const second = buildSandbox({ dataFile: file, seed: "demo" });
    onTestFinished(() => second.close());
    expect(second.apiKey).toBe(first.apiKey);
    const after = await send<{ totalCount: number }>(second, "GET", "/rest/notes?limit=0");
    expect(after.totalCount).toBe(before.totalCount);
    const kept = await send(second, "GET", "/rest/notes?filter=mood[eq]:good");
    expect(kept).toMatchObject({ data: { notes: [{ title: "kept", mood: "good" }] } });
  });

  it("the key made for a file can only be read by its owner", () => {
    const file = dataFile();
    const sandbox = buildSandbox({ dataFile: file, seed: "empty" });
    onTestFinished(() => sandbox.close());
    const { mode } = statSync(file.replace(".sqlite", ".key"));
    expect((mode & 0o777).toString(8)).toBe("600");
  });

  it("two sandboxes can have one file open and see each other's records", async () => {
    const file = dataFile();
    const one = buildSandbox({ dataFile: file, seed: "empty" });
    const other = buildSandbox({ dataFile: file, seed: "empty" });
    onTestFinished(() => {
      one.close();
      other.close();
    });
    await send(one, "POST", "/rest/companies", '{"name":"Acme"}');
    const seen = await send(other, "GET", "/rest/companies");
    expect(seen).toMatchObject({ data: { companies: [{ name: "Acme" }] } });
  });
});
