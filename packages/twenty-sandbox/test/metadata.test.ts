import { describe, expect, it } from "vitest";
import { defineField, defineRelation, type ObjectDefinition } from "../src/index.ts";
import { openSandbox } from "./open-sandbox.ts";

const lease: ObjectDefinition = {
  nameSingular: "lease",
  namePlural: "leases",
  labelSingular: "Lease",
  labelPlural: "Leases",
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name"),
    defineField("DATE", "startsOn", "Starts on"),
    defineRelation("company", "Company", "company", { name: "leases", label: "Leases" }),
  ],
};

describe("metadata", () => {
  it("lists a custom object with its fields and both ends of its relation", async () => {
    const sandbox = await openSandbox({ seed: "empty", extraObjects: [lease] });
    const result = await sandbox.metadata<{
      data: {
        objects: {
          edges: {
            node: { nameSingular: string; fieldsList: { name: string; relation: unknown }[] };
          }[];
        };
      };
    }>(
      "{objects(paging:{first:1000},filter:{isActive:{is:true}}){edges{node{nameSingular fieldsList{name type relation{type targetObjectMetadata{nameSingular} targetFieldMetadata{name}}}}}}}",
    );
    const fields = (name: string) =>
      result.data.objects.edges.find(({ node }) => node.nameSingular === name)?.node.fieldsList;
    expect(fields("lease")).toContainEqual({
      name: "company",
      type: "RELATION",
      relation: {
        type: "MANY_TO_ONE",
        targetObjectMetadata: { nameSingular: "company" },
        targetFieldMetadata: { name: "leases" },
      },
    });
    expect(fields("company")?.map((field) => field.name)).toContain("leases");
    expect(fields("noteTarget")?.map((field) => field.name)).toContain("targetLease");
  });

  it("a custom object needs no code: it is created, filtered, related and searched like any other", async () => {
    const sandbox = await openSandbox({ seed: "empty", extraObjects: [lease] });
    const company = await sandbox.rest<{ data: { createCompany: { id: string } } }>(
      "POST",
      "/rest/companies",
      { name: "Acme" },
    );
    const companyId = company.body.data.createCompany.id;
    await sandbox.rest("POST", "/rest/leases", {
      name: "Hall two",
      startsOn: "01/05/2026",
      companyId,
    });
    const found = await sandbox.rest("GET", "/rest/leases?filter=startsOn[gte]:2026-01-05&depth=1");
    expect(found.body).toMatchObject({
      data: { leases: [{ name: "Hall two", startsOn: "2026-01-05", company: { name: "Acme" } }] },
    });
    const search = await sandbox.graphql(
      '{search(searchInput:"hall",limit:1){edges{node{label}}}}',
    );
    expect(search).toMatchObject({
      data: { search: { edges: [{ node: { label: "Hall two" } }] } },
    });
  });

  it("REST lists objects and fields, and finds one object by id alone", async () => {
    const sandbox = await openSandbox();
    const list = await sandbox.rest<{
      data: { objects: { id: string; nameSingular: string; fields: unknown[] }[] };
      totalCount: number;
    }>("GET", "/rest/metadata/objects");
    const { objects } = list.body.data;
    expect(list.body.totalCount).toBe(objects.length);
    const person = objects.find((object) => object.nameSingular === "person");
    const one = await sandbox.rest("GET", `/rest/metadata/objects/${person?.id}`);
    expect(one.body).toEqual({ data: { object: person } });
    expect((await sandbox.rest("GET", "/rest/metadata/objects/person")).status).toBe(400);
    const fields = await sandbox.rest<{ data: { fields: unknown[] } }>(
      "GET",
      "/rest/metadata/fields?limit=2",
    );
    expect(fields.body.data.fields).toHaveLength(2);
  });
});
