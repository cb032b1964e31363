import { describe, expect, it } from "vitest";
import type { RoleInput } from "../src/index.ts";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

const REFUSED = "Entity performing the request does not have permission";
const restRefusal = {
  statusCode: 400,
  error: "Error",
  messages: [REFUSED],
  code: "PERMISSION_DENIED",
};
const graphqlRefusal = {
  message: REFUSED,
  extensions: {
    userFriendlyMessage: "User does not have permission.",
    subCode: "PERMISSION_DENIED",
    code: "FORBIDDEN",
  },
};

/** Calls with a key of a role of its own, beside the calls with the sandbox's key. */
async function withRole(
  rights: Partial<RoleInput>,
  objects: Readonly<Record<string, object>> = {},
): Promise<{ admin: OpenSandbox; limited: OpenSandbox }> {
  const admin = await openSandbox({ seed: "empty" });
  const { roles, apiKeys, workspace } = admin.running.sandbox;
  const { id } = roles.create({ label: "Limited", ...rights });
  const byId = Object.entries(objects).map(([name, own]) => [workspace.bySingular(name)?.id, own]);
  roles.setObjectRights(id, Object.fromEntries(byId));
  return { admin, limited: admin.as(apiKeys.issue({ name: "Limited", roleId: id })) };
}

const created = async (sandbox: OpenSandbox, object: string, data: object): Promise<string> => {
  const { body } = await sandbox.rest("POST", `/rest/${object}`, data);
  return /"id":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? "";
};

describe("a key of a role that may only read", () => {
  it("reads, and is refused every kind of writing over REST", async () => {
    const { admin, limited } = await withRole({ canReadAllObjectRecords: true });
    const id = await created(admin, "companies", { name: "Acme" });
    expect((await limited.rest("GET", `/rest/companies/${id}`)).status).toBe(200);
    const writes = [
      await limited.rest("POST", "/rest/companies", { name: "x" }),
      await limited.rest("POST", "/rest/batch/companies", [{ name: "x" }]),
      await limited.rest("PATCH", `/rest/companies/${id}`, { name: "x" }),
      await limited.rest("PATCH", "/rest/companies", { name: "x" }),
      await limited.rest("DELETE", `/rest/companies/${id}?soft_delete=true`),
      await limited.rest("DELETE", `/rest/companies/${id}`),
      await limited.rest("PATCH", `/rest/restore/companies?filter=id[eq]:${id}`),
    ];
    expect(writes.map(({ body }) => body)).toEqual(writes.map(() => restRefusal));
    const { body } = await admin.rest("GET", "/rest/companies");
    expect(body).toMatchObject({ data: { companies: [{ name: "Acme" }] }, totalCount: 1 });
  });

  it("is refused every kind of writing over GraphQL", async () => {
    const { admin, limited } = await withRole({ canReadAllObjectRecords: true });
    const id = await created(admin, "companies", { name: "Acme" });
    for (const call of [
      'createCompany(data:{name:"x"})',
      'createCompanies(data:[{name:"x"}])',
      `updateCompany(id:"${id}",data:{name:"x"})`,
      'updateCompanies(filter:{},data:{name:"x"})',
      `deleteCompany(id:"${id}")`,
      "deleteCompanies(filter:{})",
      `restoreCompany(id:"${id}")`,
      `destroyCompany(id:"${id}")`,
      "destroyCompanies(filter:{})",
    ]) {
      const [name = ""] = call.split("(");
      const answer = await limited.graphql(`mutation{${call}{id}}`);
      expect(answer).toEqual({ data: { [name]: null }, errors: [graphqlRefusal] });
    }
    expect(await admin.graphql("{companies{totalCount}}")).toEqual({
      data: { companies: { totalCount: 1 } },
    });
  });

  it("neither sees metadata over REST nor changes it", async () => {
    const { limited } = await withRole({ canReadAllObjectRecords: true });
    for (const [method, body] of [["GET"], ["POST", { nameSingular: "zed" }]] as const) {
      expect(await limited.rest(method, "/rest/metadata/objects", body)).toMatchObject({
        status: 403,
        body: { ...restRefusal, statusCode: 403 },
      });
    }
  });

  it("writes system objects all the same, as Twenty checks no rights there", async () => {
    const { limited } = await withRole({ canReadAllObjectRecords: true });
    expect((await limited.rest("POST", "/rest/noteTargets", {})).status).toBe(201);
  });
});

describe("a role that says something of one object", () => {
  it("hides what may not be read: lists, relations, search and connect", async () => {
    const all = { canReadAllObjectRecords: true, canUpdateAllObjectRecords: true };
    const { admin, limited } = await withRole(all, { company: { canReadObjectRecords: false } });
    const companyId = await created(admin, "companies", { name: "Acme" });
    const person = await created(admin, "people", { jobTitle: "Buyer", companyId });
    expect((await limited.rest("GET", "/rest/companies")).body).toEqual(restRefusal);
    const { body } = await limited.rest<{ data: { person: object } }>(
      "GET",
      `/rest/people/${person}?depth=1`,
    );
    expect(body.data.person).toMatchObject({ jobTitle: "Buyer" });
    expect(body.data.person).not.toHaveProperty("company");
    expect(await limited.graphql("{people{edges{node{id company{name}}}}}")).toEqual({
      data: { people: null },
      errors: [graphqlRefusal],
    });
    const search = '{search(searchInput:"acme",limit:9){edges{node{label}}}}';
    expect(await limited.graphql(search)).toEqual({ data: { search: { edges: [] } } });
    expect(await admin.graphql(search)).toMatchObject({
      data: { search: { edges: [{ node: { label: "Acme" } }] } },
    });
    const company = { connect: { where: { id: companyId } } };
    expect((await limited.rest("POST", "/rest/people", { company })).body).toEqual(restRefusal);
  });

  it("allows there what the role does not allow elsewhere", async () => {
    const note = { canUpdateObjectRecords: true, canSoftDeleteObjectRecords: true };
    const { limited } = await withRole({ canReadAllObjectRecords: true }, { note });
    const id = await created(limited, "notes", { title: "Mine" });
    expect((await limited.rest("DELETE", `/rest/notes/${id}?soft_delete=true`)).status).toBe(200);
    expect((await limited.rest("DELETE", `/rest/notes/${id}`)).body).toEqual(restRefusal);
    expect((await limited.rest("POST", "/rest/tasks", { title: "x" })).body).toEqual(restRefusal);
  });
});
