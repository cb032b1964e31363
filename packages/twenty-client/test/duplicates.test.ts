import { describe, expect, test } from "vitest";
import { setUp } from "./sandbox-client.ts";

const unknownId = "99999999-9999-4999-8999-999999999999";

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("each record's duplicates are found, and none but they", async () => {
    await using twenty = await setUp(apiMode);
    const { client } = twenty;
    const [ada, eve, twin] = await client.people.createMany([
      { firstName: "Ada", lastName: "Lovelace", jobTitle: "Analyst" },
      { firstName: "Eve", lastName: "Other" },
      { firstName: "Ada", lastName: "Lovelace", jobTitle: "Countess" },
    ]);
    if (!ada || !eve || !twin) throw new Error("three were made");
    const fields = ["name", "jobTitle"];
    expect(await client.duplicates("people", [eve.id, ada.id], { fields })).toEqual([
      { id: eve.id, duplicates: [] },
      {
        id: ada.id,
        duplicates: [
          { id: twin.id, name: { firstName: "Ada", lastName: "Lovelace" }, jobTitle: "Countess" },
        ],
      },
    ]);
  });

  test("a merge keeps the record that is named first, and fills it from the others", async () => {
    await using twenty = await setUp(apiMode);
    const { client } = twenty;
    const [a, b] = await client.people.createMany([
      { firstName: "Merge", lastName: "A", emails: { primary: "a@example.com" } },
      { firstName: "Merge", lastName: "B", emails: { primary: "b@example.com" }, jobTitle: "CTO" },
    ]);
    if (!a || !b) throw new Error("two were made");
    const merged = {
      name: { firstName: "Merge", lastName: "B" },
      emails: { primary: "b@example.com", additional: ["a@example.com"] },
      jobTitle: "CTO",
    };
    const options = { priorityIndex: 1 };
    const shown = await client.merge("person", [a.id, b.id], { ...options, dryRun: true });
    expect(shown).toMatchObject(merged);
    expect(await client.people.get(a.id)).toMatchObject({ lastName: "A" });

    const kept = await client.merge("person", [a.id, b.id], options);
    expect(kept).toMatchObject({ ...merged, id: b.id });
    await expect(client.people.get(a.id, { includeDeleted: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("objects without criteria have no duplicates and are not merged", async () => {
    await using twenty = await setUp(apiMode);
    const { client } = twenty;
    const [a, b] = await client.opportunities.createMany([{ name: "x" }, { name: "x" }]);
    if (!a || !b) throw new Error("two were made");
    expect(await client.duplicates("opportunity", [a.id])).toEqual([{ id: a.id, duplicates: [] }]);
    await expect(client.merge("opportunity", [a.id, b.id])).rejects.toMatchObject({
      code: "invalid_input",
      field: "object",
    });
  });
});

test.each([
  [[unknownId], 0, "ids"],
  [[unknownId, unknownId.toUpperCase()], 0, "ids"],
  [["x", unknownId], 0, "id"],
  [[unknownId, unknownId.replace("99", "98")], 2, "priorityIndex"],
  [[unknownId, unknownId.replace("99", "98")], 0.5, "priorityIndex"],
])(
  "merging %j with priority %s is refused before it is sent",
  async (ids, priorityIndex, field) => {
    await using twenty = await setUp("auto");
    await expect(twenty.client.merge("person", ids, { priorityIndex })).rejects.toMatchObject({
      code: "invalid_input",
      field,
      status: undefined,
    });
  },
);

test("records that do not exist are not merged", async () => {
  await using twenty = await setUp("auto");
  const ada = await twenty.client.people.create({ firstName: "Ada" });
  await expect(twenty.client.merge("person", [ada.id, unknownId])).rejects.toMatchObject({
    code: "not_found",
    mayHaveApplied: false,
  });
});
