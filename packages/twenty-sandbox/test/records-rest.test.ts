import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

interface Person {
  readonly id: string;
  readonly name: { readonly firstName: string; readonly lastName: string };
  readonly emails: { readonly primaryEmail: string; readonly additionalEmails: readonly string[] };
  readonly jobTitle: string;
  readonly companyId: string | null;
  readonly deletedAt: string | null;
  readonly position: number;
  readonly createdBy: { readonly source: string; readonly name: string };
}

interface People {
  readonly data: { readonly people: readonly Person[] };
  readonly totalCount: number;
}

async function createPerson(
  sandbox: Awaited<ReturnType<typeof openSandbox>>,
  input: object,
): Promise<Person> {
  const { status, body } = await sandbox.rest<{ data: { createPerson: Person } }>(
    "POST",
    "/rest/people",
    input,
  );
  expect(status).toBe(201);
  return body.data.createPerson;
}

describe("records over REST", () => {
  it("a created record carries defaults, its maker and a position before all others", async () => {
    const sandbox = await openSandbox({ seed: "empty", apiKeyName: "Tests" });
    const first = await createPerson(sandbox, { emails: { primaryEmail: "Ada@Example.COM" } });
    const second = await createPerson(sandbox, {});
    expect(first).toMatchObject({
      name: { firstName: "", lastName: "" },
      emails: { primaryEmail: "ada@example.com", additionalEmails: [] },
      companyId: null,
      createdBy: { source: "API", name: "Tests" },
    });
    expect(second.position).toBe(first.position - 1);
  });

  it("an update merges the parts of a composite and leaves other fields alone", async () => {
    const sandbox = await openSandbox();
    const { id } = await createPerson(sandbox, {
      name: { firstName: "Ada", lastName: "Byron" },
      jobTitle: "Analyst",
    });
    const { body } = await sandbox.rest<{ data: { updatePerson: Person } }>(
      "PATCH",
      `/rest/people/${id}`,
      { name: { lastName: "Lovelace" } },
    );
    expect(body.data.updatePerson).toMatchObject({
      name: { firstName: "Ada", lastName: "Lovelace" },
      jobTitle: "Analyst",
    });
  });

  it("a soft-deleted record is hidden until a filter names deletedAt, and can be restored", async () => {
    const sandbox = await openSandbox();
    const { id } = await createPerson(sandbox, { name: { firstName: "Ada" } });
    await sandbox.rest("DELETE", `/rest/people/${id}?soft_delete=true`);
    expect((await sandbox.rest("GET", `/rest/people/${id}`)).status).toBe(404);
    const deleted = await sandbox.rest<People>("GET", "/rest/people?filter=deletedAt[is]:NOT_NULL");
    expect(deleted.body.data.people.map((person) => person.id)).toEqual([id]);
    const restored = await sandbox.rest("PATCH", `/rest/restore/people?filter=id[eq]:${id}`);
    expect(restored.status).toBe(200);
    expect((await sandbox.rest("GET", `/rest/people/${id}`)).status).toBe(200);
  });

  it("DELETE without soft_delete=true is final", async () => {
    const sandbox = await openSandbox();
    const { id } = await createPerson(sandbox, {});
    const { body } = await sandbox.rest("DELETE", `/rest/people/${id}?soft_delete=1`);
    expect(body).toEqual({ data: { deletePerson: { id } } });
    const all = "or(deletedAt[is]:NULL,deletedAt[is]:NOT_NULL)";
    const rest = await sandbox.rest<People>("GET", `/rest/people?filter=${all}`);
    expect(rest.body.totalCount).toBe(0);
  });

  it("deleting many demands a filter", async () => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ messages: string[] }>("DELETE", "/rest/people");
    expect(status).toBe(400);
    expect(body.messages[0]).toMatch(/^Filters are mandatory for bulk destroy operations/);
  });

  it("a batch with one duplicate stores nothing", async () => {
    const sandbox = await openSandbox();
    await createPerson(sandbox, { emails: { primaryEmail: "taken@example.com" } });
    const { status, body } = await sandbox.rest<{ messages: string[] }>(
      "POST",
      "/rest/batch/people",
      [
        { emails: { primaryEmail: "free@example.com" } },
        { emails: { primaryEmail: "TAKEN@example.com" } },
      ],
    );
    expect([status, body.messages]).toEqual([400, ["A duplicate entry was detected"]]);
    const { body: list } = await sandbox.rest<People>("GET", "/rest/people");
    expect(list.totalCount).toBe(1);
  });

  it("upsert=true changes the record with the same e-mail address and revives it", async () => {
    const sandbox = await openSandbox();
    const emails = { primaryEmail: "ada@example.com" };
    const { id } = await createPerson(sandbox, { emails });
    await sandbox.rest("DELETE", `/rest/people/${id}?soft_delete=true`);
    const { body } = await sandbox.rest<{ data: { createPerson: Person } }>(
      "POST",
      "/rest/people?upsert=true",
      { emails, jobTitle: "Back" },
    );
    expect(body.data.createPerson).toMatchObject({ id, jobTitle: "Back", deletedAt: null });
  });

  it("a soft-deleted company reads as no company, and a destroyed one is none", async () => {
    const sandbox = await openSandbox();
    const { body: made } = await sandbox.rest<{ data: { createCompany: { id: string } } }>(
      "POST",
      "/rest/companies",
      { name: "Acme" },
    );
    const companyId = made.data.createCompany.id;
    const { id } = await createPerson(sandbox, { companyId });
    const read = async (): Promise<string | null> => {
      const { body } = await sandbox.rest<{ data: { person: Person } }>(
        "GET",
        `/rest/people/${id}`,
      );
      return body.data.person.companyId;
    };
    await sandbox.rest("DELETE", `/rest/companies/${companyId}?soft_delete=true`);
    expect(await read()).toBeNull();
    await sandbox.rest("PATCH", `/rest/companies/${companyId}`, { deletedAt: null });
    expect(await read()).toBe(companyId);
    await sandbox.rest("DELETE", `/rest/companies/${companyId}`);
    expect(await read()).toBeNull();
  });

  it("depth=1 carries at most 60 related records and does not say so", async () => {
    const sandbox = await openSandbox();
    const { body: made } = await sandbox.rest<{ data: { createCompany: { id: string } } }>(
      "POST",
      "/rest/companies",
      {},
    );
    const companyId = made.data.createCompany.id;
    const people = Array.from({ length: 70 }, () => ({ companyId }));
    await sandbox.rest("POST", "/rest/batch/people", people);
    const { body } = await sandbox.rest<{ data: { company: { people: unknown[] } } }>(
      "GET",
      `/rest/companies/${companyId}?depth=1`,
    );
    expect(body.data.company.people).toHaveLength(60);
  });

  it.each([
    ["/rest/unicorns", "object 'unicorns' not found. eg: companies"],
    ["/rest/person", "object 'person' not found. Did you mean 'people'?"],
    ["/rest/people/abc", "'abc' is not a valid UUID"],
    ["/rest/people?filter=nope[eq]:1", 'Object person doesn\'t have any "nope" field.'],
    ["/rest/people?depth=2", "'depth=2' parameter invalid. Allowed values are 0, 1"],
    ["/rest/people?limit=-1", "limit '-1' is invalid. Should be an integer"],
  ])("%s is refused with Twenty's words", async (path, message) => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ messages: string[] }>("GET", path);
    expect([status, body.messages]).toEqual([400, [message]]);
  });
});
