import { expect, test } from "vitest";
import { presentName } from "./object-schema.ts";
import { readSchemas } from "./read-schemas.ts";

const standard = "8be97323-e080-404d-a24d-f05240b68536";
const own = "8689c9f1-c5b8-42dd-a570-dcda24c44046";

function read(...nodes: Record<string, unknown>[]) {
  const schemas = readSchemas({ objects: { edges: nodes.map((node) => ({ node })) } });
  return (name: string) => {
    const schema = schemas.get(name);
    if (schema === undefined) throw new Error(`no ${name}`);
    return schema;
  };
}

function object(singular: string, plural: string, fields: unknown[], more = {}) {
  return { nameSingular: singular, namePlural: plural, fieldsList: fields, ...more };
}

function morph(type: string, singular: string, plural: string) {
  return { type, targetObjectMetadata: { nameSingular: singular, namePlural: plural } };
}

test("a relation to one of several objects has a field for each of them, however it is listed", () => {
  const morphRelations = [
    morph("MANY_TO_ONE", "company", "companies"),
    morph("MANY_TO_ONE", "person", "people"),
  ];
  const field = {
    type: "MORPH_RELATION",
    settings: { relationType: "MANY_TO_ONE", joinColumnName: "targetPersonId" },
    morphRelations,
  };
  for (const name of ["target", "targetPerson"]) {
    const schema = read(
      object("noteTarget", "noteTargets", [{ name, ...field }]),
      object("company", "companies", []),
      object("person", "people", []),
    )("noteTarget");
    expect([...schema.fields.values()]).toMatchObject([
      {
        name: "targetCompany",
        relation: { kind: "many-to-one", targetObject: "company", joinColumn: "targetCompanyId" },
      },
      { name: "targetPerson", relation: { targetObject: "person", joinColumn: "targetPersonId" } },
    ]);
    expect(presentName(schema, ["targetPersonId", "personId"])).toBe("targetPersonId");
  }
});

test("a relation to an inactive object is none that records have", () => {
  const field = {
    name: "target",
    type: "MORPH_RELATION",
    settings: { relationType: "MANY_TO_ONE", joinColumnName: "targetCompanyId" },
    morphRelations: [
      morph("MANY_TO_ONE", "company", "companies"),
      morph("MANY_TO_ONE", "gone", "gones"),
    ],
  };
  const schema = read(
    object("noteTarget", "noteTargets", [field]),
    object("company", "companies", []),
  )("noteTarget");
  expect([...schema.fields.keys()]).toEqual(["targetCompany"]);
});

test("a relation to one of several objects stays where its target is not told", () => {
  const settings = { relationType: "MANY_TO_ONE", joinColumnName: "targetCompanyId" };
  const field = { name: "targetCompany", type: "MORPH_RELATION", settings };
  const schema = read(object("noteTarget", "noteTargets", [field]))("noteTarget");
  expect(presentName(schema, ["targetCompanyId"])).toBe("targetCompanyId");
});

test("a rich text that has a successor is left alone", () => {
  const body = { name: "body", type: "RICH_TEXT" };
  const older = read(object("note", "notes", [body, { name: "bodyV2", type: "RICH_TEXT_V2" }]));
  expect([...older("note").fields.keys()]).toEqual(["bodyV2"]);
  const newer = read(object("note", "notes", [body]));
  expect([...newer("note").fields.keys()]).toEqual(["body"]);
});

test("a relation to many of several objects is named by their plurals", () => {
  const field = {
    name: "helper",
    type: "MORPH_RELATION",
    settings: { relationType: "ONE_TO_MANY" },
    morphRelations: [morph("ONE_TO_MANY", "rocket", "rockets")],
  };
  const [relation] = read(
    object("pet", "pets", [field]),
    object("rocket", "rockets", []),
  )("pet").fields.values();
  expect(relation).toMatchObject({ name: "helperRockets", relation: { kind: "one-to-many" } });
  expect(relation?.relation).not.toHaveProperty("joinColumn");
});

test("relations know their kind, their target and the field that holds its id", () => {
  const settings = { relationType: "MANY_TO_ONE", joinColumnName: "companyId" };
  const relation = { type: "MANY_TO_ONE", targetObjectMetadata: { nameSingular: "company" } };
  const fieldOf = (node: Record<string, unknown>) =>
    read(object("person", "people", [{ name: "company", type: "RELATION", ...node }]))(
      "person",
    ).fields.get("company")?.relation;
  const expected = { kind: "many-to-one", targetObject: "company", joinColumn: "companyId" };
  expect(fieldOf({ settings, relation })).toEqual(expected);
  expect(fieldOf({ relation })).toEqual(expected);
  expect(fieldOf({ settings })).toEqual({ ...expected, targetObject: "" });
  expect(fieldOf({ settings: { relationType: "ONE_TO_MANY" } })).toEqual({
    kind: "one-to-many",
    targetObject: "",
  });
});

test("what another application than Twenty's own brought is the workspace's", () => {
  const name = { name: "name", type: "TEXT" };
  const schemaOf = read(
    object(
      "person",
      "people",
      [
        { ...name, applicationId: standard },
        { name: "intro", type: "TEXT", applicationId: own },
      ],
      { applicationId: standard },
    ),
    object("pet", "pets", [{ ...name, applicationId: own }], { applicationId: own }),
  );
  expect(schemaOf("person").isCustom).toBe(false);
  expect(schemaOf("person").fields.get("name")?.isCustom).toBe(false);
  expect(schemaOf("person").fields.get("intro")?.isCustom).toBe(true);
  expect(schemaOf("pet").isCustom).toBe(true);
});

test("servers without applications say `isCustom`, and the oldest are known by their objects", () => {
  const said = read(object("person", "people", [], { isCustom: true }));
  expect(said("person").isCustom).toBe(true);
  const silent = read(
    object("person", "people", []),
    object("pet", "pets", []),
    object("viewSort", "viewSorts", [], { isSystem: true }),
  );
  expect(["person", "pet", "viewSort"].map((name) => silent(name).isCustom)).toEqual([
    false,
    true,
    false,
  ]);
});

test("labels, options and defaults are as people see them", () => {
  const options = [{ value: "DOG", label: "Dog", color: "blue", position: 0 }];
  const schema = read(
    object(
      "pet",
      "pets",
      [
        { id: "1", name: "nick", type: "TEXT", label: "Nickname" },
        { id: "2", name: "species", type: "SELECT", options, defaultValue: "'DOG'" },
        {
          id: "3",
          name: "cost",
          type: "CURRENCY",
          defaultValue: { currencyCode: "'EUR'", amountMicros: null },
        },
        { id: "4", name: "gone", type: "TEXT", isActive: false },
      ],
      { id: "9", labelSingular: "Pet", labelPlural: "Pets", labelIdentifierFieldMetadataId: "1" },
    ),
  )("pet");
  expect(schema).toMatchObject({ id: "9", label: "Pet", labelPlural: "Pets", labelField: "nick" });
  expect(schema.fields.get("species")).toMatchObject({
    label: "species",
    options: [{ value: "DOG", label: "Dog" }],
    defaultValue: "DOG",
  });
  expect(schema.fields.get("cost")?.defaultValue).toEqual({
    currencyCode: "EUR",
    amountMicros: null,
  });
  expect(schema.fields.has("gone")).toBe(false);
});

test("without a label identifier the usual fields name a record", () => {
  const schemaOf = read(
    object("note", "notes", [{ name: "title", type: "TEXT" }]),
    object("link", "links", [{ name: "url", type: "LINKS" }]),
  );
  expect([schemaOf("note").labelField, schemaOf("link").labelField]).toEqual(["title", "id"]);
});
