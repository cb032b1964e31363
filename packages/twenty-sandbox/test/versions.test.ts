import { describe, expect, it } from "vitest";
import {
  type RestorePath,
  type SandboxOptions,
  startSandbox,
  type TargetShape,
} from "../src/index.ts";

async function open(options: SandboxOptions) {
  const sandbox = await startSandbox({ port: 0, ...options });
  const request = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { request, [Symbol.asyncDispose]: () => sandbox.close() };
}

describe("targets of notes and tasks", () => {
  it.each<[TargetShape, string, string]>([
    ["target", "targetPersonId", "personId"],
    ["legacy", "personId", "targetPersonId"],
  ])(
    "of the shape %s are written as %s, and %s is refused",
    async (targetShape, known, unknown) => {
      await using twenty = await open({ seed: "demo", targetShape });
      const targets = await twenty.request("GET", "/rest/noteTargets?limit=1");
      expect(JSON.stringify(targets.body)).toContain(`"${known}"`);
      const people = await twenty.request("GET", "/rest/people?limit=1");
      const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(people.body)) ?? [];
      expect((await twenty.request("POST", "/rest/noteTargets", { [known]: id })).status).toBe(201);
      expect((await twenty.request("POST", "/rest/noteTargets", { [unknown]: id })).status).toBe(
        400,
      );
    },
  );
});

describe("what is read of the targets' metadata", () => {
  const names = ["person", "company", "opportunity"];
  const targetNames = ["targetPerson", "targetCompany", "targetOpportunity"];
  it.each<[TargetShape, string, string[], string[]]>([
    ["target", "noteTarget", targetNames, names],
    ["target", "taskTarget", targetNames, names],
    ["legacy", "noteTarget", names, targetNames],
    ["legacy", "taskTarget", names, targetNames],
  ])("in the shape %s, %s has %j over both APIs", async (targetShape, object, present, absent) => {
    await using twenty = await open({ seed: "empty", targetShape });
    const overRest = await twenty.request("GET", "/rest/metadata/objects");
    const query = "{objects(paging:{first:99}){edges{node{nameSingular fieldsList{name}}}}}";
    const overGraphql = await twenty.request("POST", "/metadata", { query });
    for (const fields of [
      restFields(overRest.body, object),
      graphqlFields(overGraphql.body, object),
    ]) {
      expect(fields).toEqual(expect.arrayContaining(present));
      expect(fields.filter((name) => absent.includes(name))).toEqual([]);
    }
  });

  it.each<[TargetShape, string]>([
    ["target", "targetCompany"],
    ["legacy", "company"],
  ])("in the shape %s, GraphQL links and reads over %s", async (targetShape, relation) => {
    await using twenty = await open({ seed: "empty", targetShape });
    const company = await twenty.request("POST", "/rest/companies", { name: "Acme" });
    const [, id = ""] = /"id":"([^"]+)"/.exec(JSON.stringify(company.body)) ?? [];
    const create = `mutation{createNoteTarget(data:{${relation}Id:"${id}"}){${relation}{name}}}`;
    expect((await twenty.request("POST", "/graphql", { query: create })).body).toEqual({
      data: { createNoteTarget: { [relation]: { name: "Acme" } } },
    });
    const query = `{noteTargets(filter:{${relation}Id:{eq:"${id}"}}){totalCount}}`;
    expect((await twenty.request("POST", "/graphql", { query })).body).toEqual({
      data: { noteTargets: { totalCount: 1 } },
    });
  });
});

interface Named {
  readonly name: string;
}

function restFields(body: unknown, object: string): string[] {
  const { data } = body as {
    data: { objects: { nameSingular: string; fields: Named[] }[] };
  };
  const found = data.objects.find(({ nameSingular }) => nameSingular === object);
  return (found?.fields ?? []).map(({ name }) => name);
}

function graphqlFields(body: unknown, object: string): string[] {
  const { data } = body as {
    data: { objects: { edges: { node: { nameSingular: string; fieldsList: Named[] } }[] } };
  };
  const found = data.objects.edges.find(({ node }) => node.nameSingular === object);
  return (found?.node.fieldsList ?? []).map(({ name }) => name);
}

describe("the REST way to restore", () => {
  it.each<[RestorePath, string, number]>([
    ["2.21", "restore/people?filter=id[eq]:ID", 200],
    ["2.21", "people/ID/restore", 400],
    ["2.21", "people/restore?filter=id[eq]:ID", 400],
    ["2.21", "restore/people/ID", 400],
    ["later", "people/ID/restore", 200],
    ["later", "people/restore?filter=id[eq]:ID", 200],
    ["later", "restore/people?filter=id[eq]:ID", 400],
    ["later", "restore/people/ID", 400],
  ])("of %s: PATCH %s answers %d", async (restorePath, path, status) => {
    await using twenty = await open({ seed: "empty", restorePath });
    const created = await twenty.request("POST", "/rest/people", { jobTitle: "Gone" });
    const [, id = ""] = /"id":"([^"]+)"/.exec(JSON.stringify(created.body)) ?? [];
    await twenty.request("DELETE", `/rest/people/${id}?soft_delete=true`);
    const restored = await twenty.request("PATCH", `/rest/${path.replace("ID", id)}`);
    expect(restored.status).toBe(status);
    const read = await twenty.request("GET", `/rest/people/${id}`);
    expect(read.status).toBe(status === 200 ? 200 : 404);
  });
});
