import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { callsWith, type OpenSandbox } from "./open-sandbox.ts";

const option = { label: "A", value: "A", color: "red", position: 0 };

let sandbox: OpenSandbox;
beforeAll(async () => {
  const running = await startSandbox({ seed: "empty" });
  sandbox = callsWith(running, running.apiKey);
});
afterAll(async () => {
  await sandbox.running.close();
});

function objectId(name: string): string | undefined {
  return sandbox.running.sandbox.workspace.bySingular(name)?.id;
}

function fieldId(object: string, name: string): string | undefined {
  return sandbox.running.sandbox.workspace.bySingular(object)?.fields.get(name)?.id;
}

function addToPerson(input: object) {
  return sandbox.rest("POST", "/rest/metadata/fields", {
    objectMetadataId: objectId("person"),
    label: "X",
    ...input,
  });
}

describe("a field is not made", () => {
  it.each([
    ["with the columns of a composite", { type: "TEXT", name: "nameFirstName" }, "NOT_AVAILABLE"],
    ["with the column of a relation", { type: "TEXT", name: "companyId" }, "NOT_AVAILABLE"],
    ["that differs by case alone", { type: "TEXT", name: "jobtitle" }, "NOT_AVAILABLE"],
    ["of choices without any", { type: "SELECT", name: "s" }, "Options are required"],
    [
      "with a choice in small letters",
      { type: "SELECT", name: "s", options: [{ ...option, value: "a b" }] },
      "UPPER_CASE",
    ],
    [
      "with a choice twice",
      { type: "MULTI_SELECT", name: "s", options: [option, option] },
      "Duplicated option value",
    ],
    [
      "with a default that is no choice",
      { type: "SELECT", name: "s", options: [option], defaultValue: "'B'" },
      "must be one of the option values",
    ],
    ["of a type that Twenty keeps to itself", { type: "TS_VECTOR", name: "s" }, "Unsupported"],
    [
      "that leads nowhere",
      { type: "RELATION", name: "s", relationCreationPayload: { type: "MANY_TO_ONE" } },
      "FIELD_METADATA_RELATION_MALFORMED",
    ],
  ])("%s", async (_what, input, reason) => {
    const { status, body } = await addToPerson(input);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(reason);
    expect(fieldId("person", input.name)).toBeUndefined();
  });

  it("whose two ends have one name", async () => {
    const relationCreationPayload = {
      type: "MANY_TO_ONE",
      targetObjectMetadataId: objectId("person"),
      targetFieldLabel: "Boss",
      targetFieldIcon: "IconUser",
    };
    const twice = await addToPerson({ type: "RELATION", name: "boss", relationCreationPayload });
    expect(twice.status).toBe(400);
    const once = await addToPerson({ type: "RELATION", name: "chief", relationCreationPayload });
    expect(once.status).toBe(201);
  });
});

describe("a change", () => {
  it.each([
    ["the name", { name: "other" }],
    ["the type", { type: "NUMBER" }],
    ["the uniqueness", { isUnique: true }],
    ["the label to a number", { label: 5 }],
    ["the activity to a word", { isActive: "no" }],
  ])("of %s of a field is refused, and its values stay", async (_what, change) => {
    const made = await sandbox.rest<{ data: { createPerson: { id: string } } }>(
      "POST",
      "/rest/people",
      { jobTitle: "Cook" },
    );
    const path = `/rest/metadata/fields/${fieldId("person", "jobTitle")}`;
    expect((await sandbox.rest("PATCH", path, change)).status).toBe(400);
    const person = await sandbox.rest("GET", `/rest/people/${made.body.data.createPerson.id}`);
    expect(person.body).toMatchObject({ data: { person: { jobTitle: "Cook" } } });
  });

  it("with the present name and what nobody knows is made", async () => {
    const path = `/rest/metadata/fields/${fieldId("person", "jobTitle")}`;
    const change = { name: "jobTitle", label: "Town", columns: [] };
    const { status, body } = await sandbox.rest("PATCH", path, change);
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { updateOneField: { name: "jobTitle", label: "Town" } } });
  });

  it.each(["name", "id"])("never switches off %s, by which records are known", async (name) => {
    const path = `/rest/metadata/fields/${fieldId("company", name)}`;
    expect((await sandbox.rest("PATCH", path, { isActive: false })).status).toBe(400);
    expect((await sandbox.rest("GET", "/rest/companies")).status).toBe(200);
  });

  it("of the name of an object is refused", async () => {
    const path = `/rest/metadata/objects/${objectId("company")}`;
    const { status, body } = await sandbox.rest("PATCH", path, { namePlural: "firms" });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("cannot change namePlural");
    expect((await sandbox.rest("GET", "/rest/companies")).status).toBe(200);
  });
});

it("an object whose name differs by case alone is not made", async () => {
  const { status } = await sandbox.rest("POST", "/rest/metadata/objects", {
    nameSingular: "perSon",
    namePlural: "perSons",
    labelSingular: "P",
    labelPlural: "Ps",
  });
  expect(status).toBe(400);
});

it("/metadata makes, changes and removes as REST does, and refuses in its own shape", async () => {
  const made = await sandbox.metadata<{ data: { createOneField: { id: string } } }>(
    "mutation($i:CreateOneFieldMetadataInput!){createOneField(input:$i){id}}",
    {
      i: { field: { objectMetadataId: objectId("task"), type: "TEXT", name: "hue", label: "Hue" } },
    },
  );
  const { id } = made.data.createOneField;
  const update = "mutation($i:UpdateOneFieldMetadataInput!){updateOneField(input:$i){label}}";
  expect(await sandbox.metadata(update, { i: { id, update: { label: "Tint" } } })).toEqual({
    data: { updateOneField: { label: "Tint" } },
  });
  expect(await sandbox.metadata(update, { i: { id, update: { isUnique: true } } })).toMatchObject({
    errors: [{ extensions: { code: "METADATA_VALIDATION_FAILED" } }],
  });
  const remove = "mutation($i:DeleteOneFieldInput!){deleteOneField(input:$i){id}}";
  expect(await sandbox.metadata(remove, { i: { id } })).toEqual({
    data: { deleteOneField: { id } },
  });
  expect(fieldId("task", "hue")).toBeUndefined();
});
