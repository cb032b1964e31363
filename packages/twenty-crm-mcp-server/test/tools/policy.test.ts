import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultExposure } from "../../src/application/tools/exposure.ts";
import { toolsetNames } from "../../src/application/tools/toolsets.ts";
import { type Answer, openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const everything = {
  ...defaultExposure,
  toolsets: new Set(toolsetNames),
  hasChosenToolsets: true,
  isDestructive: true,
};

const POLICY = `
version: 1
default: allow
objects:
  person: { fields: { deny: [phones, jobTitle] } }
  company: { operations: [read, create] }
  opportunity: { operations: [read], fields: { deny: [amount] } }
  machine: { operations: [] }
`;

/** What the policy hides; a word that stands nowhere else. */
const SECRET = "Zanzibar";
const PHONE = "4155552671";

describe.each(["graphql", "rest"] as const)("a policy, over %s", (apiMode) => {
  let bench: SandboxBench;
  let person = "";
  let company = "";
  let deal = "";
  let machine = "";

  beforeAll(async () => {
    bench = await openWorkbench("demo", everything, { apiMode, policy: POLICY });
    company = await made("companies", { name: "Ruled Ltd" });
    person = await made("people", {
      name: { firstName: "Paula", lastName: "Policy" },
      jobTitle: SECRET,
      phones: {
        primaryPhoneNumber: PHONE,
        primaryPhoneCallingCode: "+1",
        primaryPhoneCountryCode: "US",
      },
      companyId: company,
    });
    deal = await made("opportunities", {
      name: "Ruled deal",
      amount: { amountMicros: 31_337_000_000, currencyCode: "EUR" },
      companyId: company,
      pointOfContactId: person,
    });
    machine = await made("machines", { name: `${SECRET} machine`, companyId: company });
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  /** Straight at the sandbox, past all rules. */
  async function made(objects: string, values: object): Promise<string> {
    const response = await fetch(`${bench.twentyUrl}/rest/${objects}`, {
      method: "POST",
      headers: { authorization: `Bearer ${bench.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(values),
    });
    const { data } = (await response.json()) as { data: Record<string, { id: string }> };
    return Object.values(data)[0]?.id ?? "";
  }

  const hidden = (answer: Answer): void => {
    const all = JSON.stringify(answer);
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(PHONE);
    expect(all).not.toContain("31337");
  };

  it("hides fields from every tool that reads", async () => {
    const calls: readonly (readonly [string, Record<string, unknown>])[] = [
      ["get-person", { id: person }],
      ["list-persons", { query: "Policy" }],
      ["get-record", { object: "person", id: person }],
      ["find-records", { object: "people", filter: { id: person } }],
      ["export-records", { object: "people", filter: { id: person } }],
      ["contact-brief", { person }],
      ["account-snapshot", { company }],
      ["deal-view", { opportunity: deal }],
      ["get-opportunity", { id: deal }],
      ["list-opportunities", { query: "Ruled" }],
      ["timeline", { record: `person/${person}` }],
      ["list-links", { record: `company/${company}` }],
      ["fetch", { id: `person/${person}` }],
      ["describe-object", { object: "person" }],
      ["describe-object", { object: "company" }],
      ["pipeline-funnel", {}],
      ["forecast", {}],
    ];
    for (const [tool, args] of calls) {
      const answer = await bench.call(tool, args);
      hidden(answer);
      expect([tool, answer.isError, answer.text]).toEqual([tool, false, answer.text]);
    }
  });

  it("tells nothing of hidden fields by filters, sorts, groups and choices of columns", async () => {
    const asked: readonly (readonly [string, Record<string, unknown>])[] = [
      ["find-records", { object: "people", filter: { jobTitle: SECRET } }],
      ["find-records", { object: "people", filter: { or: [{ jobTitle: { contains: "Z" } }] } }],
      ["find-records", { object: "people", filter: { not: { jobTitle: null } } }],
      ["find-records", { object: "people", orderBy: "jobTitle" }],
      ["find-records", { object: "people", fields: ["jobTitle"] }],
      ["find-records", { object: "opportunity", filter: { amount: { gt: 1 } } }],
      ["find-records", { object: "opportunity", orderBy: "-amount" }],
      ["get-record", { object: "person", id: person, fields: ["phones"] }],
      ["export-records", { object: "people", fields: ["phones"] }],
      ["list-persons", { jobTitle: SECRET }],
      ["list-opportunities", { orderBy: "amount" }],
      ["list-opportunities", { minAmount: 1 }],
      ["find-missing-fields", { object: "people", fields: ["jobTitle"] }],
      ["delete-records", { object: "people", filter: { jobTitle: SECRET } }],
    ];
    for (const [tool, args] of asked) {
      const answer = await bench.call(tool, args);
      hidden({ ...answer, text: answer.text.replaceAll(SECRET, "") });
      expect([tool, args, answer.isError]).toEqual([tool, args, true]);
    }
  });

  it("writes no hidden field", async () => {
    const values = { object: "person", records: [{ id: person, jobTitle: "Changed" }] };
    const { data } = await bench.call("update-records", values);
    expect(data).toMatchObject({ done: 0, failures: [{ index: 0 }] });
    expect(await bench.refusal("update-person", { id: person, jobTitle: "Changed" })).toContain(
      "jobTitle",
    );
  });

  it("refuses operations before anything is sent, whichever tool asks", async () => {
    const deleted = await bench.call("delete-records", { object: "company", ids: [company] });
    expect(deleted.data).toMatchObject({
      done: 0,
      failures: [{ error: expect.stringContaining("delete companies") }],
    });
    expect(deleted.data).not.toHaveProperty("undo");
    const { data } = await bench.call("update-records", {
      object: "company",
      records: [{ id: company, name: "Changed" }],
    });
    expect(data).toMatchObject({ done: 0 });
    const added = await bench.call("create-records", {
      object: "opportunity",
      records: [{ name: "Not allowed" }],
    });
    expect(added.data).toMatchObject({ done: 0 });
    const read = await bench.done("get-company", { id: company });
    expect(read.data.name).toBe("Ruled Ltd");
  });

  it("knows nothing of objects that may not be read", async () => {
    expect(await bench.refusal("describe-object", { object: "machine" })).not.toContain(SECRET);
    expect(await bench.refusal("find-records", { object: "machines" })).not.toContain(SECRET);
    expect(await bench.refusal("get-record", { object: "machine", id: machine })).not.toContain(
      SECRET,
    );
    const objects = await bench.done("list-objects");
    expect(objects.text).not.toMatch(/machine/i);
    expect((await bench.call("fetch", { id: `machine/${machine}` })).isError).toBe(true);
    const found = await bench.call("search", { query: SECRET });
    hidden({ ...found, text: found.text.replace(SECRET, "") });
  });

  it("offers only tools that can be called, and takes back what it may", async () => {
    const { tools } = await bench.client.listTools();
    const names = new Set(tools.map(({ name }) => name));
    for (const out of ["graphql-query", "create-field", "create-webhook", "run-workflow"]) {
      expect(names).not.toContain(out);
    }
    for (const out of ["update-company", "delete-company", "create-opportunity"]) {
      expect(names).not.toContain(out);
    }
    for (const kept of ["create-company", "get-company", "update-person", "list-opportunities"]) {
      expect(names).toContain(kept);
    }
    const created = await bench.done("create-company", { name: "Cannot be taken back" });
    expect(await bench.refusal("undo-change", { undo: created.data.undo })).toContain("delete");
  });

  it("holds for resources too", async () => {
    const read = async (uri: string) => {
      const result = await bench.client
        .readResource({ uri })
        .catch((error: Error) => error.message);
      return JSON.stringify(result);
    };
    expect(await read(`twenty://person/${person}`)).not.toContain(SECRET);
    expect(await read(`twenty://machine/${machine}`)).not.toContain(SECRET);
    expect(await read("twenty://schema")).not.toMatch(/machine|jobTitle/);
    expect(await read("twenty://schema/person")).not.toMatch(/jobTitle|phones/);
  });

  it("still lets the rest be done", async () => {
    const rows = rowsOf(await bench.done("list-persons", { query: "Policy" }));
    expect(rows).toMatchObject([{ id: person }]);
    await bench.done("update-person", { id: person, lastName: "Still" });
    await bench.done("create-note", { title: "Ruled", body: "Fine", person });
  });
});
