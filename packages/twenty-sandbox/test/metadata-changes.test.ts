import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { callsWith, type OpenSandbox } from "./open-sandbox.ts";

const lease = {
  nameSingular: "lease",
  namePlural: "leases",
  labelSingular: "Lease",
  labelPlural: "Leases",
};

let sandbox: OpenSandbox;
beforeAll(async () => {
  const running = await startSandbox({ seed: "empty" });
  sandbox = callsWith(running, running.apiKey);
});
afterAll(async () => {
  await sandbox.running.close();
});

async function createObject(input: object): Promise<{ id: string }> {
  const { status, body } = await sandbox.rest<{ data: { createOneObject: { id: string } } }>(
    "POST",
    "/rest/metadata/objects",
    input,
  );
  expect(status).toBe(201);
  return body.data.createOneObject;
}

async function createField(input: object): Promise<{ id: string }> {
  const { status, body } = await sandbox.rest<{ data: { createOneField: { id: string } } }>(
    "POST",
    "/rest/metadata/fields",
    input,
  );
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.data.createOneField;
}

describe("an object that is made", () => {
  it("has records at once, with notes, a search and groups", async () => {
    const { id } = await createObject(lease);
    const objectMetadataId = id;
    await createField({ type: "NUMBER", name: "rent", label: "Rent", objectMetadataId });
    await createField({
      type: "TEXT",
      name: "code",
      label: "Code",
      isUnique: true,
      objectMetadataId,
    });
    const made = await sandbox.rest<{ data: { createLease: { id: string } } }>(
      "POST",
      "/rest/leases",
      { name: "Hall 3", rent: 5, code: "A" },
    );
    expect(made.body).toMatchObject({ data: { createLease: { name: "Hall 3", rent: 5 } } });
    const twice = await sandbox.rest("POST", "/rest/leases", { name: "Again", code: "A" });
    expect(twice.status).toBe(400);
    const { id: leaseId } = made.body.data.createLease;
    const target = await sandbox.rest("POST", "/rest/noteTargets", { targetLeaseId: leaseId });
    expect(target.status).toBe(201);
    const found = await sandbox.graphql(
      `{ search(searchInput: "hall", limit: 5) { edges { node { label objectNameSingular } } } }`,
    );
    expect(found).toMatchObject({
      data: { search: { edges: [{ node: { label: "Hall 3", objectNameSingular: "lease" } }] } },
    });
    const grouped = await sandbox.graphql(
      "{ leasesGroupBy(groupBy: [{ name: true }]) { groupByDimensionValues totalCount } }",
    );
    expect(grouped).toMatchObject({ data: { leasesGroupBy: [{ totalCount: 1 }] } });
  });

  it("is related with others in both directions", async () => {
    const { workspace } = sandbox.running.sandbox;
    const leaseObject = workspace.bySingular("lease");
    await createField({
      type: "RELATION",
      name: "tenant",
      label: "Tenant",
      objectMetadataId: leaseObject?.id,
      relationCreationPayload: {
        type: "MANY_TO_ONE",
        targetObjectMetadataId: workspace.bySingular("company")?.id,
        targetFieldLabel: "Rented halls",
        targetFieldIcon: "IconHome",
      },
    });
    const company = await sandbox.rest<{ data: { createCompany: { id: string } } }>(
      "POST",
      "/rest/companies",
      { name: "Tenant Ltd" },
    );
    const { id } = company.body.data.createCompany;
    await sandbox.rest("POST", "/rest/leases", { name: "Hall 4", tenantId: id });
    const read = await sandbox.rest("GET", `/rest/companies/${id}?depth=1`);
    expect(read.body).toMatchObject({ data: { company: { rentedHalls: [{ name: "Hall 4" }] } } });
  });

  it("is switched off and on again, its records kept", async () => {
    const { workspace } = sandbox.running.sandbox;
    const id = workspace.bySingular("lease")?.id ?? "";
    const path = `/rest/metadata/objects/${id}`;
    await sandbox.rest("PATCH", path, { isActive: false });
    expect((await sandbox.rest("GET", "/rest/leases")).status).toBe(400);
    expect((await sandbox.rest("GET", path)).body).toMatchObject({
      data: { object: { isActive: false } },
    });
    await sandbox.rest("PATCH", path, { isActive: true, labelPlural: "All leases" });
    expect((await sandbox.rest("GET", "/rest/leases")).body).toMatchObject({ totalCount: 2 });
  });

  it("is removed with its records and all that leads to them", async () => {
    const { workspace } = sandbox.running.sandbox;
    const id = workspace.bySingular("lease")?.id ?? "";
    const removed = await sandbox.rest("DELETE", `/rest/metadata/objects/${id}`);
    expect(removed.status).toBe(200);
    expect((await sandbox.rest("GET", "/rest/leases")).status).toBe(400);
    expect(workspace.bySingular("company")?.fields.has("rentedHalls")).toBe(false);
    expect(workspace.bySingular("noteTarget")?.fields.has("targetLease")).toBe(false);
    const note = await sandbox.rest("POST", "/rest/noteTargets", {});
    expect(note.status).toBe(201);
    await createObject(lease);
    expect((await sandbox.rest("GET", "/rest/leases")).body).toMatchObject({ totalCount: 0 });
  });
});

describe("a field", () => {
  it("that is switched off is unknown to records, and keeps its values", async () => {
    const objectMetadataId = sandbox.running.sandbox.workspace.bySingular("person")?.id;
    const { id } = await createField({
      type: "TEXT",
      name: "nick",
      label: "Nick",
      objectMetadataId,
    });
    const made = await sandbox.rest("POST", "/rest/people", { nick: "Ace" });
    expect(made.body).toMatchObject({ data: { createPerson: { nick: "Ace" } } });
    const path = `/rest/metadata/fields/${id}`;
    await sandbox.rest("PATCH", path, { isActive: false });
    expect((await sandbox.rest("POST", "/rest/people", { nick: "Bo" })).status).toBe(400);
    await sandbox.rest("PATCH", path, { isActive: true });
    const people = await sandbox.rest("GET", "/rest/people?filter=nick[eq]:Ace");
    expect(people.body).toMatchObject({ totalCount: 1 });
    expect((await sandbox.rest("DELETE", path)).status).toBe(200);
    expect((await sandbox.rest("GET", path)).status).toBe(404);
  });

  it.each([
    ["of a wrong form", "My Field", "must start with lowercase letter"],
    ["that is taken", "jobTitle", "already used by another field"],
  ])("with a name %s is refused", async (_what, name, reason) => {
    const objectMetadataId = sandbox.running.sandbox.workspace.bySingular("person")?.id;
    const input = { type: "TEXT", name, label: "X", objectMetadataId };
    const { status, body } = await sandbox.rest("POST", "/rest/metadata/fields", input);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(reason);
  });

  it("of Twenty's own cannot be removed", async () => {
    const id = sandbox.running.sandbox.workspace.bySingular("person")?.fields.get("jobTitle")?.id;
    const { status } = await sandbox.rest("DELETE", `/rest/metadata/fields/${id}`);
    expect(status).toBe(403);
  });
});

it("what was made is there after a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const dataFile = join(folder, "data.sqlite");
  try {
    for (const round of [1, 2]) {
      const running = await startSandbox({ seed: "empty", dataFile });
      const open = callsWith(running, running.apiKey);
      if (round === 1) await open.rest("POST", "/rest/metadata/objects", lease);
      await open.rest("POST", "/rest/leases", { name: "Kept" });
      expect((await open.rest("GET", "/rest/leases")).body).toMatchObject({ totalCount: round });
      await running.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
