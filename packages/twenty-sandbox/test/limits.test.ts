import { beforeEach, describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

const MAX_BATCH = 200;

let sandbox: OpenSandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ seed: "empty" });
});

async function addCompanies(count: number): Promise<void> {
  for (let made = 0; made < count; made += MAX_BATCH) {
    const size = Math.min(MAX_BATCH, count - made);
    const batch = Array.from({ length: size }, (_, index) => ({ name: `C${made + index}` }));
    await sandbox.rest("POST", "/rest/batch/companies", batch);
  }
}

const refused = (message: string, extensions: object) => ({
  errors: [{ message, extensions: { code: "BAD_USER_INPUT", ...extensions } }],
});

describe("changing many", () => {
  it("stops at more than 200 records and changes none of them", async () => {
    await addCompanies(201);
    const message = "Cannot update more than 200 records at once";
    expect(await sandbox.rest("PATCH", "/rest/companies", { name: "new" })).toMatchObject({
      status: 400,
      body: { code: "TOO_MANY_RECORDS_TO_UPDATE", messages: [message] },
    });
    const update = 'mutation{updateCompanies(filter:{},data:{name:"new"}){id}}';
    expect(await sandbox.graphql(update)).toMatchObject(refused(message, {}));
    const query = '{companies(filter:{name:{eq:"new"}}){totalCount}}';
    expect(await sandbox.graphql(query)).toEqual({ data: { companies: { totalCount: 0 } } });
  });

  it("changes 200, and deletes any number at once", async () => {
    await addCompanies(200);
    expect((await sandbox.rest("PATCH", "/rest/companies", { name: "new" })).status).toBe(200);
    await addCompanies(50);
    const { data } = await sandbox.graphql<{ data: { deleteCompanies: object[] } }>(
      "mutation{deleteCompanies(filter:{}){id}}",
    );
    expect(data.deleteCompanies).toHaveLength(250);
  });

  it.each([
    ["/rest/companies?soft_delete=true", "delete"],
    ["/rest/companies", "destroy"],
    ["/rest/companies?filter[name][eq]=C0", "destroy"],
  ])("DELETE %s is refused for want of a filter", async (path, verb) => {
    await addCompanies(1);
    const message = `Filters are mandatory for bulk ${verb} operations. Please provide at least one filter to prevent accidental deletion of all records.`;
    expect(await sandbox.rest("DELETE", path)).toMatchObject({
      status: 400,
      body: { messages: [message] },
    });
    expect((await sandbox.rest("GET", "/rest/companies")).body).toMatchObject({ totalCount: 1 });
  });
});

describe("complexity of a GraphQL request", () => {
  it("21 root fields are refused, and the same one twice", async () => {
    const fields = (count: number): string =>
      Array.from({ length: count }, (_, index) => `f${index}:people{totalCount}`).join(" ");
    expect(await sandbox.graphql(`{${fields(21)}}`)).toEqual({
      data: {},
      ...refused(
        "Query too complex - Too many root resolvers requested: 21 - Maximum allowed root resolvers: 20",
        {},
      ),
    });
    expect(await sandbox.graphql(`{${fields(20)}}`)).toEqual({
      data: {},
      ...refused('Duplicate root resolver: "people"', {}),
    });
  });

  it.each([
    "people{edges{node{noteTargets{edges{node{id}}}}}}",
    "people{edges{node{company{people{edges{node{id}}}}}}}",
  ])("a list inside a list is refused: %s", async (inner) => {
    expect(await sandbox.graphql(`{companies{edges{node{${inner}}}}}`)).toEqual({
      data: { companies: null },
      ...refused(
        "Query complexity is too high. One-to-Many relation cannot be nested in another One-to-Many relation.",
        { subCode: "TOO_COMPLEX_QUERY", userFriendlyMessage: "An error occurred." },
      ),
    });
  });
});
