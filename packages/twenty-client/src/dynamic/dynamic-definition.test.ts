import { expect, test } from "vitest";
import { compileGraphqlFilter } from "../filters/compile-graphql.ts";
import { compileRestFilter } from "../filters/compile-rest.ts";
import { resolveFilter } from "../filters/resolve-filter.ts";
import { selectionOf } from "../graphql/selection.ts";
import type { WireRecord } from "../json.ts";
import { readRecord } from "../records/read-record.ts";
import { writeRecord } from "../records/write-record.ts";
import { type FieldSchema, plainField, plainObject } from "../schema/object-schema.ts";
import { dynamicDefinition } from "./dynamic-definition.ts";

const company = plainObject("company", "companies", [plainField("name", "TEXT")], {
  labelField: "name",
});
const person = plainObject("person", "people", [plainField("name", "FULL_NAME")], {
  labelField: "name",
});
const targets = new Map([company, person].map((target) => [target.singular, target]));

function setUp(...fields: FieldSchema[]) {
  const schema = plainObject("thing", "things", [plainField("id", "UUID"), ...fields]);
  const object = dynamicDefinition(schema, (name) => targets.get(name));
  return {
    schema,
    object,
    read: (wire: WireRecord) => readRecord(object, wire),
    select: (withRelations = true) => selectionOf(object, schema, { withRelations }),
  };
}

function toOne(name: string, targetObject: string, type = "RELATION"): FieldSchema {
  return plainField(name, type, {
    relation: { kind: "many-to-one", targetObject, joinColumn: `${name}Id` },
  });
}

test("a decimal is a text of any length, whatever a server sends it as", () => {
  const { object, schema, read } = setUp(plainField("ratio", "NUMERIC"));
  expect(read({ ratio: 1.25 })).toMatchObject({ ratio: "1.25" });
  expect(read({ ratio: "12345678901234567890.5" })).toMatchObject({
    ratio: "12345678901234567890.5",
  });
  expect(writeRecord(object, schema, { ratio: 2 })).toEqual({ ratio: "2" });
  expect(() => writeRecord(object, schema, { ratio: "1,5" })).toThrow(/decimal number/);
});

test("records behind relations are known by the label of their object", () => {
  const { read, select } = setUp(
    toOne("owner", "person"),
    toOne("targetCompany", "company", "MORPH_RELATION"),
    toOne("other", "unknown"),
    plainField("children", "RELATION", {
      relation: { kind: "one-to-many", targetObject: "company" },
    }),
  );
  expect(select()).toBe(
    "id ownerId owner{id name{firstName lastName}} targetCompanyId targetCompany{id name} otherId other{id}",
  );
  expect(select(false)).toBe("id ownerId targetCompanyId otherId");
  const ada = { id: "1", name: { firstName: "Ada", lastName: "Lovelace" } };
  expect(
    read({ id: "0", ownerId: "1", owner: ada, targetCompanyId: null, targetCompany: null }),
  ).toEqual({
    id: "0",
    ownerId: "1",
    owner: { id: "1", name: "Ada Lovelace" },
    targetCompanyId: null,
    targetCompany: null,
    otherId: null,
  });
});

test("files are read with where they are, and written by id and label", () => {
  const { object, schema, read, select } = setUp(plainField("file", "FILES"));
  expect(select()).toBe("id file{fileId label extension url}");
  const wire = { fileId: "1", label: "a.pdf", extension: "pdf", url: "https://x.example/a.pdf" };
  expect(read({ file: [wire] })).toMatchObject({
    file: [{ id: "1", label: "a.pdf", extension: "pdf", url: "https://x.example/a.pdf" }],
  });
  const id = "20202020-b000-4485-94de-70c2a98daef2";
  const written = { file: [{ id, label: "a.pdf", extension: "pdf", url: "https://x" }] };
  expect(writeRecord(object, schema, written)).toEqual({ file: [{ fileId: id, label: "a.pdf" }] });
  expect(() => writeRecord(object, schema, { file: ["a.pdf"] })).toThrow(/takes an object with id/);
});

test("an exact amount inside of free JSON stays something that JSON can carry", () => {
  const { read } = setUp(plainField("extra", "RAW_JSON"));
  expect(read({ extra: { amountMicros: 9_007_199_254_740_993n } })).toMatchObject({
    extra: { amountMicros: "9007199254740993" },
  });
});

test("types that the client does not know, and those of Twenty's search, are left alone", () => {
  const { object, schema, select } = setUp(
    plainField("searchVector", "TS_VECTOR"),
    plainField("novelty", "HOLOGRAM"),
  );
  expect(select()).toBe("id");
  expect(() => writeRecord(object, schema, { novelty: 1 })).toThrow(/cannot be written/);
});

test("a list is looked into over GraphQL, since REST cannot say it", () => {
  const { object, schema } = setUp(plainField("labels", "ARRAY"));
  const filter = { field: "labels", operator: "contains", value: "50%" } as const;
  const resolved = resolveFilter(filter, object, schema);
  expect(compileGraphqlFilter(resolved)).toEqual({ labels: { containsIlike: "%50\\%%" } });
  expect(compileRestFilter(resolved)).toMatchObject({ isExpressible: false });
});
