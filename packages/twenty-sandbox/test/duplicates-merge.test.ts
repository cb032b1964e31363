import { describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

async function create(sandbox: OpenSandbox, object: string, path: string, body: object) {
  const answer = await sandbox.rest<{ data: Record<string, { id: string }> }>(
    "POST",
    `/rest/${path}`,
    body,
  );
  return answer.body.data[`create${object}`]?.id ?? "";
}

describe("duplicates, merge and groups", () => {
  it("finds the records that share a name or an e-mail address", async () => {
    const sandbox = await openSandbox();
    const name = { firstName: "Ada", lastName: "Byron" };
    const id = await create(sandbox, "Person", "people", { name });
    await create(sandbox, "Person", "people", { name: { firstName: "Ada", lastName: "Other" } });
    const { body } = await sandbox.rest("POST", "/rest/people/duplicates", { data: [{ name }] });
    expect(body).toMatchObject({ data: [{ personDuplicates: [{ id }], totalCount: 1 }] });
  });

  it("a merge keeps the chosen record, fills its gaps and takes over what pointed at the others", async () => {
    const sandbox = await openSandbox();
    const companyId = await create(sandbox, "Company", "companies", { name: "Acme" });
    const kept = await create(sandbox, "Person", "people", {
      jobTitle: "Analyst",
      emails: { primaryEmail: "a@example.com" },
    });
    const lost = await create(sandbox, "Person", "people", {
      jobTitle: "Ignored",
      emails: { primaryEmail: "b@example.com" },
      companyId,
    });
    const targetId = await create(sandbox, "NoteTarget", "noteTargets", { targetPersonId: lost });
    const ids = [lost, kept];
    const { body } = await sandbox.rest("PATCH", "/rest/people/merge", {
      ids,
      conflictPriorityIndex: 1,
    });
    expect(body).toMatchObject({
      data: {
        mergePerson: {
          id: kept,
          jobTitle: "Analyst",
          companyId,
          emails: { primaryEmail: "a@example.com", additionalEmails: ["b@example.com"] },
        },
      },
    });
    const everywhere = "or(deletedAt[is]:NULL,deletedAt[is]:NOT_NULL)";
    const gone = await sandbox.rest<{ totalCount: number }>(
      "GET",
      `/rest/people?filter=and(id[eq]:${lost},${everywhere})`,
    );
    expect(gone.body.totalCount).toBe(0);
    const target = await sandbox.rest("GET", `/rest/noteTargets/${targetId}`);
    expect(target.body).toMatchObject({ data: { noteTarget: { targetPersonId: kept } } });
  });

  it("a dry run changes nothing", async () => {
    const sandbox = await openSandbox();
    const ids = [
      await create(sandbox, "Person", "people", {}),
      await create(sandbox, "Person", "people", {}),
    ];
    await sandbox.rest("PATCH", "/rest/people/merge", { ids, dryRun: true });
    const { body } = await sandbox.rest<{ totalCount: number }>("GET", "/rest/people");
    expect(body.totalCount).toBe(2);
  });

  it("groups print numbers as text, and months by their first day", async () => {
    const sandbox = await openSandbox();
    for (const closeDate of ["2026-12-31", "2027-01-05", "2027-01-06"]) {
      await create(sandbox, "Opportunity", "opportunities", {
        closeDate,
        amount: { amountMicros: 2_000_000 },
      });
    }
    const parameters = new URLSearchParams({
      group_by: '[{"closeDate":{"granularity":"MONTH","timeZone":"UTC"}}]',
      aggregate: '["totalCount","sumAmountAmountMicros"]',
      order_by: '[{"aggregate":{"totalCount":"DescNullsLast"}}]',
    });
    const { body } = await sandbox.rest(
      "GET",
      `/rest/opportunities/groupBy?${parameters.toString()}`,
    );
    expect(body).toEqual([
      {
        groupByDimensionValues: ["2027-01-01"],
        totalCount: "2",
        sumAmountAmountMicros: "4000000",
      },
      {
        groupByDimensionValues: ["2026-12-01"],
        totalCount: "1",
        sumAmountAmountMicros: "2000000",
      },
    ]);
  });

  it.each([
    ["PATCH", "people/merge", { ids: ["x"] }, "At least 2 record IDs are required for merge"],
    ["POST", "people/duplicates", {}, 'You have to provide either "data" or "ids" argument'],
    [
      "GET",
      'opportunities/groupBy?group_by=[{"nope":true}]',
      undefined,
      "Unidentified field in groupBy: nope",
    ],
    [
      "GET",
      'opportunities/groupBy?group_by=[{"stage":true}]&aggregate=["sumNope"]',
      undefined,
      "Unknown aggregate field(s): sumNope",
    ],
  ])("%s %s is refused with Twenty's words", async (method, path, input, message) => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ messages: string[] }>(
      method,
      `/rest/${path}`,
      input,
    );
    expect([status, body.messages]).toEqual([400, [message]]);
  });
});
