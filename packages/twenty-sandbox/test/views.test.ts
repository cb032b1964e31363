import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

describe("views", () => {
  it("show all records of an object until others are made", async () => {
    const sandbox = await openSandbox({ seed: "empty" });
    const person = sandbox.running.sandbox.workspace.bySingular("person");
    const list = `{ getViews(objectMetadataId: "${person?.id}") { id name type } }`;
    expect(await sandbox.metadata(list)).toMatchObject({
      data: { getViews: [{ name: "All People", type: "TABLE" }] },
    });
    const made = await sandbox.metadata<{ data: { createView: { id: string } } }>(
      `mutation { createView(input: { name: "Mine", icon: "IconList", objectMetadataId: "${person?.id}" }) { id } }`,
    );
    const { id } = made.data.createView;
    await sandbox.metadata(`mutation { updateView(id: "${id}", input: { name: "Ours" }) { id } }`);
    expect(await sandbox.metadata(list)).toMatchObject({
      data: { getViews: [{ name: "All People" }, { name: "Ours" }] },
    });
    expect(await sandbox.metadata(`mutation { deleteView(id: "${id}") }`)).toEqual({
      data: { deleteView: true },
    });
    const kanban = await sandbox.metadata(
      `mutation { createView(input: { name: "K", icon: "I", type: KANBAN, objectMetadataId: "${person?.id}" }) { id } }`,
    );
    expect(JSON.stringify(kanban)).toContain("must have a main group by field");
  });
});
