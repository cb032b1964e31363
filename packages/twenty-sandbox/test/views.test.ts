import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../src/index.ts";
import { callsWith, openSandbox } from "./open-sandbox.ts";
import {
  change,
  columnNames,
  createView,
  fieldId,
  objectOf,
  type Part,
  SHOWN,
  viewsOf,
} from "./view-calls.ts";

describe("the views of a new workspace", () => {
  it("show all records of each object in the columns that Twenty chooses", async () => {
    const sandbox = await openSandbox();
    const [all, ...others] = await viewsOf(sandbox, "person");
    expect(all).toMatchObject({ name: "All People", type: "TABLE", key: "INDEX", isCustom: false });
    expect(columnNames(sandbox, "person", all)).toEqual([
      "name",
      "emails",
      "createdBy",
      "company",
      "phones",
      "createdAt",
      "jobTitle",
      "linkedinLink",
    ]);
    expect(others).toEqual([]);
  });

  it("show opportunities by stage with the sum of their amounts", async () => {
    const sandbox = await openSandbox();
    const views = await viewsOf(sandbox, "opportunity");
    expect(views.map(({ name }) => name)).toEqual(["All Opportunities", "By Stage"]);
    expect(views[1]).toMatchObject({
      type: "KANBAN",
      kanbanAggregateOperation: "SUM",
      mainGroupByFieldMetadataId: fieldId(sandbox, "opportunity", "stage"),
    });
    expect(views[1]?.viewGroups.map(({ fieldValue }) => fieldValue)).toEqual([
      "NEW",
      "SCREENING",
      "MEETING",
      "PROPOSAL",
      "CUSTOMER",
    ]);
  });

  it("filter tasks by whoever is asking", async () => {
    const sandbox = await openSandbox();
    const views = await viewsOf(sandbox, "task");
    expect(views[2]).toMatchObject({
      name: "Assigned to Me",
      viewFilters: [
        {
          fieldMetadataId: fieldId(sandbox, "task", "assignee"),
          operand: "IS",
          value: '{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}',
        },
      ],
    });
  });

  it("have a column for a field that is added, until it is removed", async () => {
    const sandbox = await openSandbox();
    const add = `mutation ($input: CreateOneFieldMetadataInput!) { createOneField(input: $input) { id } }`;
    const field = { name: "shoeSize", label: "Shoe size", type: "NUMBER" };
    const objectMetadataId = objectOf(sandbox, "person").id;
    const made = await sandbox.metadata<{ data: { createOneField: { id: string } } }>(add, {
      input: { field: { ...field, objectMetadataId } },
    });
    const { id } = made.data.createOneField;
    const [before] = await viewsOf(sandbox, "person");
    expect(before?.viewFields.at(-1)?.fieldMetadataId).toBe(id);
    await sandbox.metadata(
      `mutation { updateOneField(input: { id: "${id}", update: { isActive: false } }) { id } }`,
    );
    await sandbox.metadata(`mutation { deleteOneField(input: { id: "${id}" }) { id } }`);
    const [after] = await viewsOf(sandbox, "person");
    expect(after?.viewFields).toHaveLength((before?.viewFields.length ?? 0) - 1);
  });
});

describe("views", () => {
  it("are made with columns, conditions and orders, changed and deleted", async () => {
    const sandbox = await openSandbox();
    const { id: viewId } = await createView(sandbox, { name: "Mine", position: 7 });
    const [name, jobTitle, createdAt] = ["name", "jobTitle", "createdAt"].map((field) =>
      fieldId(sandbox, "person", field),
    );
    const inputs = [name, jobTitle].map((fieldMetadataId, position) => ({
      fieldMetadataId,
      position,
      viewId,
    }));
    const many = `mutation ($inputs: [CreateViewFieldInput!]!) { createManyViewFields(inputs: $inputs) { id } }`;
    await sandbox.metadata(many, { inputs });
    const filter = { viewId, fieldMetadataId: jobTitle, value: "CTO" };
    const filtered = await change<Part>(sandbox, "createViewFilter", filter);
    const sorted = await change<Part>(sandbox, "createViewSort", {
      viewId,
      fieldMetadataId: createdAt,
    });
    const get = `query ($id: String!) { getView(id: $id) { ${SHOWN} } }`;
    const read = async () => (await sandbox.metadata<{ data: object }>(get, { id: viewId })).data;
    expect(await read()).toMatchObject({
      getView: {
        name: "Mine",
        isCustom: true,
        position: 7,
        viewFields: [
          { fieldMetadataId: name, isVisible: true, size: 0 },
          { fieldMetadataId: jobTitle, position: 1 },
        ],
        viewFilters: [{ operand: "CONTAINS", value: "CTO" }],
        viewSorts: [{ direction: "ASC" }],
      },
    });
    const filterId = filtered.data?.createViewFilter?.id;
    const sortId = sorted.data?.createViewSort?.id;
    await change(sandbox, "updateViewFilter", { id: filterId, update: { operand: "IS_EMPTY" } });
    await change(sandbox, "updateViewSort", { id: sortId, update: { direction: "DESC" } });
    await sandbox.metadata(
      `mutation { updateView(id: "${viewId}", input: { name: "Ours", visibility: UNLISTED }) { id } }`,
    );
    expect(await read()).toMatchObject({
      getView: {
        name: "Ours",
        viewFilters: [{ operand: "IS_EMPTY", value: "CTO" }],
        viewSorts: [{ direction: "DESC" }],
      },
    });
    expect((await change(sandbox, "deleteViewSort", { id: sortId }, "")).data).toEqual({
      deleteViewSort: true,
    });
    expect(await read()).toMatchObject({ getView: { viewSorts: [] } });
    expect(await sandbox.metadata(`mutation { deleteView(id: "${viewId}") }`)).toEqual({
      data: { deleteView: true },
    });
    expect(await read()).toEqual({ getView: null });
    expect(await sandbox.metadata(`mutation { destroyView(id: "${viewId}") }`)).toEqual({
      data: { destroyView: true },
    });
    expect(await sandbox.metadata(`mutation { destroyView(id: "${viewId}") }`)).toMatchObject({
      errors: [{ message: "View not found", extensions: { code: "NOT_FOUND" } }],
    });
  });

  it("that group by a SELECT field have a group for each of its options", async () => {
    const sandbox = await openSandbox();
    const objectMetadataId = objectOf(sandbox, "task").id;
    const status = fieldId(sandbox, "task", "status");
    const grouped = { name: "K", objectMetadataId, mainGroupByFieldMetadataId: status };
    const view = await createView(sandbox, { ...grouped, type: "KANBAN" });
    expect(view.viewGroups.map(({ fieldValue }) => fieldValue)).toEqual([
      "TODO",
      "IN_PROGRESS",
      "DONE",
      "",
    ]);
    const ungroup = `mutation { updateView(id: "${view.id}", input: { type: TABLE, mainGroupByFieldMetadataId: null }) { viewGroups { id } } }`;
    expect(await sandbox.metadata(ungroup)).toEqual({ data: { updateView: { viewGroups: [] } } });
  });

  it("and what was changed of the first ones stay in the data file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "twenty-sandbox-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const dataFile = join(folder, "data.sqlite");
    const first = await startSandbox({ seed: "empty", dataFile });
    const before = callsWith(first, first.apiKey);
    const [all] = await viewsOf(before, "person");
    const last = all?.viewFields.at(-1);
    await change(before, "updateViewField", { id: last?.id, update: { size: 333 } });
    await change(before, "destroyViewField", { id: all?.viewFields.at(-2)?.id });
    const made = await createView(before, { name: "Kept" });
    await first.close();
    const second = await startSandbox({ seed: "empty", dataFile });
    const after = await viewsOf(callsWith(second, second.apiKey), "person");
    expect(after[0]?.viewFields.map(({ id }) => id)).toEqual(
      all?.viewFields.filter((_, index, { length }) => index !== length - 2).map(({ id }) => id),
    );
    expect(after[0]?.viewFields.at(-1)).toMatchObject({ id: last?.id, size: 333 });
    expect(after[1]).toEqual(made);
    await second.close();
  });

  it("are read by every role and changed by those with the right to", async () => {
    const sandbox = await openSandbox();
    const { roles, apiKeys } = sandbox.running.sandbox;
    const role = roles.create({ label: "Reader", canReadAllObjectRecords: true });
    const reader = sandbox.as(apiKeys.issue({ name: "Reader", roleId: role.id }));
    const [all] = await viewsOf(reader, "person");
    expect(all?.viewFields.length).toBeGreaterThan(0);
    const id = all?.viewFields.at(-1)?.id;
    expect(await change(reader, "deleteViewField", { id })).toMatchObject({
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
  });
});
