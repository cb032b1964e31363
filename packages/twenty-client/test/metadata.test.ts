import { expect, test } from "vitest";
import { companyId, petId, setUp, speciesId } from "./metadata-edge.ts";

const object = {
  id: petId,
  nameSingular: "pet",
  namePlural: "pets",
  labelSingular: "Pet",
  labelPlural: "Pets",
  description: "",
  icon: null,
  isActive: true,
};
const field = { id: speciesId, name: "species", label: "Species", type: "SELECT", isActive: true };

test("an object is made, changed and deleted", async () => {
  await using twenty = await setUp({
    createOneObject: object,
    updateOneObject: object,
    deleteOneObject: object,
  });
  const { metadata, written } = twenty;
  const input = { singular: "owner", plural: "owners", label: "Owner", labelPlural: "Owners" };
  expect(await metadata.createObject({ ...input, icon: "IconUser" })).toEqual({
    id: petId,
    singular: "pet",
    plural: "pets",
    label: "Pet",
    labelPlural: "Pets",
    description: null,
    icon: null,
    isActive: true,
  });
  expect(written()).toEqual({
    input: {
      object: {
        nameSingular: "owner",
        namePlural: "owners",
        labelSingular: "Owner",
        labelPlural: "Owners",
        icon: "IconUser",
      },
    },
  });
  await metadata.updateObject("Pets", { isActive: false, labelField: "species" });
  expect(written()).toEqual({
    input: {
      id: petId,
      update: { isActive: false, labelIdentifierFieldMetadataId: speciesId },
    },
  });
  expect(await metadata.deleteObject("pet")).toEqual({ id: petId });
  expect(written()).toEqual({ input: { id: petId } });
});

test("names that are taken or unknown are refused before anything is changed", async () => {
  await using twenty = await setUp({});
  const { metadata, written } = twenty;
  const labels = { label: "Pet", labelPlural: "Pets" };
  await expect(
    metadata.createObject({ singular: "animal", plural: "PETS", ...labels }),
  ).rejects.toMatchObject({ code: "duplicate", field: "object" });
  await expect(metadata.deleteObject("pett")).rejects.toMatchObject({
    field: "object",
    wayOut: "Did you mean pet?",
  });
  await expect(metadata.deleteField("pet", "speceis")).rejects.toMatchObject({
    field: "field",
    wayOut: "Did you mean species?",
  });
  await expect(
    metadata.createField("pet", { name: "owner", label: "Owner", type: "RELATION" }),
  ).rejects.toMatchObject({ field: "relation" });
  await expect(metadata.views.delete("x")).rejects.toMatchObject({ field: "id" });
  expect(written()).toBeUndefined();
});

test("a field is made with its options, or with its relation", async () => {
  await using twenty = await setUp({ createOneField: field });
  const { metadata, written } = twenty;
  await metadata.createField("pet", {
    name: "size",
    label: "Size",
    type: "SELECT",
    defaultValue: "BIG",
    options: [
      { value: "BIG", label: "Big" },
      { value: "SMALL", label: "Small", color: "red" },
    ],
  });
  expect(written()).toEqual({
    input: {
      field: {
        objectMetadataId: petId,
        name: "size",
        label: "Size",
        type: "SELECT",
        defaultValue: "'BIG'",
        options: [
          { value: "BIG", label: "Big", color: "green", position: 0 },
          { value: "SMALL", label: "Small", color: "red", position: 1 },
        ],
      },
    },
  });
  await metadata.createField("pet", {
    name: "owner",
    label: "Owner",
    type: "RELATION",
    relation: { targetObject: "companies", targetLabel: "Pets" },
  });
  expect(written()).toMatchObject({
    input: {
      field: {
        relationCreationPayload: {
          type: "MANY_TO_ONE",
          targetObjectMetadataId: companyId,
          targetFieldLabel: "Pets",
          targetFieldIcon: "IconLink",
        },
      },
    },
  });
});

test("options that stay keep their identity, so that records keep their values", async () => {
  await using twenty = await setUp({ updateOneField: field, deleteOneField: field });
  const { metadata, written } = twenty;
  const changed = await metadata.updateField("pet", "species", {
    options: [
      { value: "CAT", label: "Cat" },
      { value: "DOG", label: "Hound" },
    ],
  });
  expect(changed).toMatchObject({ id: speciesId, description: null });
  expect(written()).toEqual({
    input: {
      id: speciesId,
      update: {
        options: [
          { value: "CAT", label: "Cat", color: "green", position: 0 },
          { id: "o1", value: "DOG", label: "Hound", color: "blue", position: 1 },
        ],
      },
    },
  });
  expect(await metadata.deleteField("pet", "species")).toEqual({ id: speciesId });
});

test.each([
  ["TEXT", "O'Brien", "'O''Brien'"],
  ["DATE_TIME", "now", "now"],
  ["TEXT", "now", "'now'"],
  ["BOOLEAN", true, true],
  [
    "CURRENCY",
    { currencyCode: "EUR", amountMicros: null },
    { currencyCode: "'EUR'", amountMicros: null },
  ],
  ["MULTI_SELECT", ["A"], ["'A'"]],
])("a default of the type %s is written as Twenty keeps it", async (type, value, expected) => {
  await using twenty = await setUp({ createOneField: field });
  await twenty.metadata.createField("pet", { name: "x", label: "X", type, defaultValue: value });
  expect(twenty.written()).toMatchObject({ input: { field: { defaultValue: expected } } });
});

test("what is known of the workspace is read anew after a change, even one that failed", async () => {
  await using twenty = await setUp({ deleteOneObject: null });
  await twenty.client.schema.objects();
  await expect(twenty.metadata.deleteObject("pet")).rejects.toMatchObject({
    code: "invalid_response",
    mayHaveApplied: true,
  });
  expect(twenty.client.schema.peek()).toBeUndefined();
});

test("a refused change says why in Twenty's words for people", async () => {
  const error = (code: string, message: string) => ({
    code,
    message,
    userFriendlyMessage: message,
  });
  const consequence = error("OBJECT_METADATA_NOT_FOUND", "Object metadata not found");
  const cause = error("NOT_AVAILABLE", 'Name "size" is not available');
  await using twenty = await setUp({
    errors: [
      {
        message: "Multiple validation errors occurred while creating field",
        extensions: {
          code: "METADATA_VALIDATION_FAILED",
          errors: { fieldMetadata: [{ errors: [consequence] }, { errors: [cause, cause] }] },
        },
      },
    ],
  });
  await expect(
    twenty.metadata.createField("pet", { name: "size", label: "Size", type: "TEXT" }),
  ).rejects.toMatchObject({ code: "invalid_input", reason: 'Name "size" is not available' });
});
