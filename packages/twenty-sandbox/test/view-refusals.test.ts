import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";
import { change, createView, fieldId, objectOf, viewsOf } from "./view-calls.ts";

function refusal(message: string) {
  return {
    errors: [
      {
        extensions: {
          code: "METADATA_VALIDATION_FAILED",
          errors: expect.objectContaining({}),
          userFriendlyMessage: message,
        },
      },
    ],
  };
}

describe("a view is refused", () => {
  it("of an object that is not there", async () => {
    const sandbox = await openSandbox();
    const input = { name: "V", icon: "I", objectMetadataId: crypto.randomUUID() };
    expect(await change(sandbox, "createView", input)).toMatchObject(
      refusal("Object metadata not found"),
    );
  });

  it("as a kanban without a SELECT field to group by", async () => {
    const sandbox = await openSandbox();
    const objectMetadataId = objectOf(sandbox, "person").id;
    const input = { name: "V", icon: "I", type: "KANBAN", objectMetadataId };
    expect(await change(sandbox, "createView", input)).toMatchObject(
      refusal("Kanban view must have a main group by field"),
    );
    const byText = { ...input, mainGroupByFieldMetadataId: fieldId(sandbox, "person", "jobTitle") };
    expect(await change(sandbox, "createView", byText)).toMatchObject(
      refusal("Kanban main group by field must be a SELECT field"),
    );
  });

  it("with parts that are nowhere, of nothing, or there already", async () => {
    const sandbox = await openSandbox();
    const [all] = await viewsOf(sandbox, "person");
    const viewId = all?.id;
    const jobTitle = fieldId(sandbox, "person", "jobTitle");
    const unknown = crypto.randomUUID();
    const cases = [
      ["createViewField", { viewId: unknown, fieldMetadataId: jobTitle }, "View not found"],
      ["createViewField", { viewId, fieldMetadataId: unknown }, "Field metadata not found"],
      [
        "createViewField",
        { viewId, fieldMetadataId: jobTitle, position: 20 },
        "View field with same fieldMetadataId and viewId already exists",
      ],
      [
        "createViewFilter",
        { viewId, fieldMetadataId: jobTitle, value: "", viewFilterGroupId: unknown },
        "View filter group not found",
      ],
      ["createViewSort", { viewId: unknown, fieldMetadataId: jobTitle }, "View not found"],
      ["createViewGroup", { viewId: unknown, fieldValue: "x" }, "View not found"],
    ] as const;
    for (const [name, input, message] of cases) {
      expect(await change(sandbox, name, input)).toMatchObject(refusal(message));
    }
    const absent = { id: unknown, update: { size: 1 } };
    expect(await change(sandbox, "updateViewField", absent)).toMatchObject({
      errors: [{ message: "View field to update not found", extensions: { code: "NOT_FOUND" } }],
    });
  });

  it("without the name of its records in front", async () => {
    const sandbox = await openSandbox();
    const [all] = await viewsOf(sandbox, "person");
    const id = all?.viewFields[0]?.id;
    const hide = { id, update: { isVisible: false } };
    expect(await change(sandbox, "updateViewField", hide)).toMatchObject(
      refusal("Label identifier view field has to be visible"),
    );
    const back = { id, update: { position: 9 } };
    expect(await change(sandbox, "updateViewField", back)).toMatchObject(
      refusal("Label identifier view field has to be in the lowest position"),
    );
    expect(await change(sandbox, "deleteViewField", { id })).toMatchObject(
      refusal("Label identifier view field cannot be deleted"),
    );
  });

  it("half: of many columns none is made when one is wrong", async () => {
    const sandbox = await openSandbox();
    const { id: viewId } = await createView(sandbox, { name: "Empty" });
    const good = { viewId, fieldMetadataId: fieldId(sandbox, "person", "name") };
    const query = `mutation ($inputs: [CreateViewFieldInput!]!) { createManyViewFields(inputs: $inputs) { id } }`;
    const answer = await sandbox.metadata<{ errors?: unknown[] }>(query, { inputs: [good, good] });
    expect(answer.errors).toHaveLength(1);
    const fields = `{ getViewFields(viewId: "${viewId}") { id } }`;
    expect(await sandbox.metadata(fields)).toEqual({ data: { getViewFields: [] } });
  });
});
