import { describe, expect, it } from "vitest";
import { compileWorkspace } from "./compile-workspace.ts";
import { defineField, defineRelation } from "./define-field.ts";
import type { ObjectDefinition } from "./definitions.ts";

const lease: ObjectDefinition = {
  nameSingular: "lease",
  namePlural: "leases",
  labelSingular: "Lease",
  labelPlural: "Leases",
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name"),
    defineRelation("tenant", "Tenant", "person", { name: "leases", label: "Leases" }),
  ],
};

describe("compileWorkspace", () => {
  it("derives columns, ids of relations and the other end of each", () => {
    const workspace = compileWorkspace({ objects: [lease], fields: {} });
    const object = workspace.byPlural("leases");
    expect(object?.columns.map((column) => column.name)).toContain("tenantId");
    expect(object?.joinAttributes.get("tenantId")?.name).toBe("tenant");
    const inverse = workspace.bySingular("person")?.fields.get("leases");
    expect(inverse?.relation).toMatchObject({ kind: "ONE_TO_MANY", target: "lease" });
  });

  it("gives a custom object notes, tasks, files and a timeline", () => {
    const workspace = compileWorkspace({ objects: [lease], fields: {} });
    const fields = [...(workspace.bySingular("lease")?.fields.keys() ?? [])];
    expect(fields).toEqual(
      expect.arrayContaining(["noteTargets", "taskTargets", "attachments", "timelineActivities"]),
    );
  });

  it("gives the same ids each time", () => {
    const id = (): string | undefined =>
      compileWorkspace({ objects: [], fields: {} }).bySingular("person")?.fields.get("name")?.id;
    expect(id()).toBe(id());
  });

  it("refuses fields of an object that does not exist", () => {
    expect(() => compileWorkspace({ objects: [], fields: { unicorn: [] } })).toThrow(
      "extraFields names the object unicorn, which does not exist",
    );
  });
});
