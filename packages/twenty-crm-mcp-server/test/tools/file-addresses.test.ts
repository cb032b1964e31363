import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolsetNames } from "../../src/application/tools/toolsets.ts";
import { connectTools, openWorkbench, type SandboxBench } from "./workbench.ts";

const exposure = { toolsets: new Set(toolsetNames), hasChosenToolsets: true };
/** Whoever has such an address has the file. */
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${"a".repeat(40)}.${"b".repeat(43)}`;

describe.each(["target", "legacy"] as const)("with targets %s", (targetShape) => {
  let bench: SandboxBench;
  let attachment = "";
  beforeAll(async () => {
    bench = await openWorkbench("empty", exposure, { targetShape });
    await bench.done("create-company", { name: "Acme" });
    const made = await bench.done("attach-file", {
      record: "company/Acme",
      name: "plan.md",
      text: "# Plan",
    });
    attachment = made.id;
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("no tool shows the address that opens a file, but what read-attachment takes", async () => {
    const field = targetShape === "target" ? "file" : "fullPath";
    const object = "attachment";
    for (const [tool, args] of [
      ["get-record", { object, id: attachment }],
      ["get-record", { object, id: attachment, fields: [field] }],
      ["find-records", { object, fields: [field] }],
      ["fetch", { id: `attachment/${attachment}` }],
      ["export-records", { object, fields: [field] }],
      ["export-records", { object }],
    ] as const) {
      const answer = await bench.done(tool, args);
      const all = JSON.stringify(answer);
      expect([tool, all]).not.toEqual([tool, expect.stringMatching(/https?:[^"]*\/file|eyJ/)]);
      if (tool !== "export-records")
        expect([tool, all]).toEqual([tool, expect.stringContaining("read-attachment")]);
    }
    const read = await bench.done("read-attachment", { attachment });
    expect(read.data.text).toBe("# Plan");
  });

  it("texts keep their addresses without what opens them", async () => {
    const address = "https://crm.example/file/files-field/picture.png";
    const body = `Look:\n\n![picture](${address}?token=${TOKEN})`;
    const { id } = await bench.done("create-note", { title: "With a picture", body });
    for (const [tool, args] of [
      ["get-note", { id }],
      ["list-notes", { fields: ["title", "body"] }],
      ["get-record", { object: "note", id }],
      ["find-records", { object: "notes", fields: ["bodyV2"] }],
      ["fetch", { id: `note/${id}` }],
      ["export-records", { object: "notes" }],
    ] as const) {
      const all = JSON.stringify(await bench.done(tool, args));
      expect([tool, all]).not.toEqual([tool, expect.stringContaining("eyJ")]);
      expect([tool, all]).toEqual([tool, expect.stringContaining(address)]);
    }
    const { contents } = await bench.client.readResource({ uri: `twenty://note/${id}` });
    expect(JSON.stringify(contents)).not.toContain("eyJ");
  });
});

it("a record's file is not opened by its resource where attachments cannot be read", async () => {
  await using bench = await openWorkbench("empty", exposure);
  await bench.done("create-company", { name: "Acme" });
  const { id } = await bench.done("attach-file", {
    record: "company/Acme",
    name: "a.md",
    text: "x",
  });
  await using core = await openCore(bench);
  const { contents } = await core.client.readResource({ uri: `twenty://attachment/${id}` });
  expect(JSON.stringify(contents)).not.toMatch(/https?:[^"]*\/file|eyJ/);
});

function openCore({ twentyUrl, apiKey }: SandboxBench) {
  return connectTools(twentyUrl, apiKey, { toolsets: new Set(["core"] as const) });
}
