import { createTwentyClient } from "twenty-client";
import { describe, expect, test } from "vitest";
import { createCompanies, setUp } from "./sandbox-client.ts";

const unknownId = "99999999-9999-4999-8999-999999999999";

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("a person is made, read, changed, deleted, restored and destroyed", async () => {
    await using twenty = await setUp(apiMode);
    const { people, companies } = twenty.client;
    const acme = await companies.create({ name: "Acme" });
    const ada = await people.create({
      firstName: "Ada",
      lastName: "Lovelace",
      emails: { primary: "Ada@Example.com", additional: ["ada2@example.com"] },
      phones: { primary: "+14155552671", additional: ["+33612345678"] },
      linkedin: {
        primary: { url: "https://linkedin.com/in/ada", label: "Ada" },
        additional: ["https://ada.example"],
      },
      jobTitle: "Analyst",
      companyId: acme.id,
    });
    expect(ada).toMatchObject({
      firstName: "Ada",
      emails: { primary: "ada@example.com", additional: ["ada2@example.com"] },
      phones: { primary: { number: "4155552671", countryCode: "US", callingCode: "+1" } },
      companyId: acme.id,
      deletedAt: null,
      createdBy: { source: "API" },
    });
    expect(await people.get(ada.id)).toMatchObject({ id: ada.id, lastName: "Lovelace" });

    const changed = await people.update(ada.id, {
      lastName: "King",
      emails: { primary: "ada@example.org" },
      linkedin: { primary: "https://linkedin.com/in/king" },
      phones: { primary: "+442071838750" },
      jobTitle: null,
    });
    expect(changed).toMatchObject({
      firstName: "Ada",
      lastName: "King",
      emails: { primary: "ada@example.org", additional: ["ada2@example.com"] },
      phones: {
        primary: { number: "2071838750", countryCode: "GB", callingCode: "+44" },
        additional: [{ number: "612345678", countryCode: "FR", callingCode: "+33" }],
      },
      linkedin: {
        primary: { url: "https://linkedin.com/in/king", label: "Ada" },
        additional: [{ url: "https://ada.example", label: null }],
      },
      jobTitle: null,
      companyId: acme.id,
    });

    const deleted = await people.softDelete(ada.id);
    expect(deleted).toEqual({ id: ada.id, deletedAt: expect.stringMatching(/^\d{4}-/) });
    await expect(people.get(ada.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await people.get(ada.id, { includeDeleted: true })).toMatchObject({
      id: ada.id,
      deletedAt: deleted.deletedAt,
    });
    expect(await people.restore(ada.id)).toMatchObject({ id: ada.id, deletedAt: null });
    expect(await people.get(ada.id)).toMatchObject({ lastName: "King" });

    expect(await people.destroy(ada.id)).toEqual({ id: ada.id });
    await expect(people.get(ada.id, { includeDeleted: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("an opportunity keeps its money exactly, and its currency when only the amount changes", async () => {
    await using twenty = await setUp(apiMode);
    const { opportunities } = twenty.client;
    const deal = await opportunities.create({
      name: "Deal",
      amount: { amountMicros: 12_500_000_000n, currencyCode: "USD" },
      closeDate: "2026-12-31",
      stage: "PROPOSAL",
    });
    expect(deal).toMatchObject({
      amount: { amountMicros: 12_500_000_000n, currencyCode: "USD" },
      closeDate: "2026-12-31T00:00:00.000Z",
      stage: "PROPOSAL",
    });
    expect(
      await opportunities.update(deal.id, { amount: { amountMicros: 99_000_000n } }),
    ).toMatchObject({ amount: { amountMicros: 99_000_000n, currencyCode: "USD" }, name: "Deal" });
    expect(await opportunities.update(deal.id, { amount: null })).toMatchObject({ amount: null });
  });

  test("a company keeps the parts of its address that an update does not name", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    const acme = await companies.create({
      name: "Acme",
      domain: { primary: "https://acme.example" },
      employees: 42,
      address: { street1: "Unter den Linden 1", city: "Berlin" },
      annualRevenue: { amountMicros: 1_500_000_000_000n, currencyCode: "EUR" },
    });
    expect(await companies.update(acme.id, { address: { city: "Paris" } })).toMatchObject({
      address: { street1: "Unter den Linden 1", city: "Paris" },
      domain: { primary: { url: "https://acme.example" } },
      employees: 42,
      annualRevenue: { amountMicros: 1_500_000_000_000n, currencyCode: "EUR" },
    });
  });

  test("notes and tasks are linked with records", async () => {
    await using twenty = await setUp(apiMode);
    const { client } = twenty;
    const ada = await client.people.create({ firstName: "Ada" });
    const note = await client.notes.create({ title: "Call", body: "She **agreed**" });
    expect((await client.notes.get(note.id)).body).toContain("She **agreed**");
    const target = await client.noteTargets.create({ noteId: note.id, personId: ada.id });
    expect(target).toMatchObject({ noteId: note.id, personId: ada.id, companyId: null });
    const page = await client.noteTargets.list({
      filter: { field: "personId", operator: "eq", value: ada.id },
    });
    expect(page.records.map(({ noteId }) => noteId)).toEqual([note.id]);

    const task = await client.tasks.create({ title: "Send offer", dueAt: "2026-12-01T09:00:00Z" });
    expect(task).toMatchObject({ status: "TODO", dueAt: "2026-12-01T09:00:00.000Z" });
    expect(await client.tasks.update(task.id, { status: "DONE" })).toMatchObject({
      status: "DONE",
      title: "Send offer",
    });
    expect(await client.taskTargets.create({ taskId: task.id, personId: ada.id })).toMatchObject({
      taskId: task.id,
      personId: ada.id,
    });
  });

  test("many records are made, changed, deleted, restored and destroyed at once, and no others", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    const [a, b, c] = await createCompanies(twenty.client, ["A", "B", "C"]);
    const ids = [a?.id ?? "", b?.id ?? ""];
    const inOrder = (records: readonly { readonly id: string }[]) =>
      records.map(({ id }) => id).toSorted();
    expect(inOrder(await companies.updateMany(ids, { employees: 7 }))).toEqual(ids.toSorted());
    expect(inOrder(await companies.softDeleteMany(ids))).toEqual(ids.toSorted());
    expect((await companies.list()).records.map(({ id }) => id)).toEqual([c?.id]);
    expect((await companies.list({ includeDeleted: true })).totalCount).toBe(3);
    expect(inOrder(await companies.restoreMany(ids))).toEqual(ids.toSorted());
    await companies.softDeleteMany(ids);
    expect(inOrder(await companies.destroyMany(ids))).toEqual(ids.toSorted());
    const left = await companies.list({ includeDeleted: true });
    expect(left.records).toMatchObject([{ name: "C", employees: null }]);
  });

  test("an upsert changes the record with the same address", async () => {
    await using twenty = await setUp(apiMode);
    const { people } = twenty.client;
    const ada = await people.create({ firstName: "Ada", emails: { primary: "ada@example.com" } });
    const again = await people.create(
      { emails: { primary: "ada@example.com" }, jobTitle: "CTO" },
      { upsert: true },
    );
    expect(again).toMatchObject({ id: ada.id, firstName: "Ada", jobTitle: "CTO" });
  });

  test("refusals say what was wrong", async () => {
    await using twenty = await setUp(apiMode);
    const { people, opportunities } = twenty.client;
    await people.create({ emails: { primary: "ada@example.com" } });
    await expect(people.create({ emails: { primary: "ADA@example.com" } })).rejects.toMatchObject({
      code: "duplicate",
    });
    await expect(people.get(unknownId)).rejects.toMatchObject({ code: "not_found" });
    await expect(people.update(unknownId, { jobTitle: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(people.softDelete(unknownId)).rejects.toMatchObject({ code: "not_found" });
    await expect(people.create({ emails: { primary: "nope" } })).rejects.toMatchObject({
      code: "invalid_input",
      field: "emails.primaryEmail",
    });
    await expect(people.create({ companyId: unknownId })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(opportunities.create({ name: "x", stage: "WON" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "stage",
    });
    await expect(people.create({ city: "Paris" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "city",
    });
  });

  test("the workspace is known, and a ping finds it", async () => {
    await using twenty = await setUp(apiMode);
    expect(await twenty.client.workspace()).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await twenty.client.ping()).toMatchObject({ reachable: true, authenticated: true });
  });

  test("a key that Twenty does not know is refused", async () => {
    await using twenty = await setUp(apiMode);
    await using stranger = {
      client: createTwentyClient({ baseUrl: twenty.sandbox.url, apiKey: "a.b.c", apiMode }),
      [Symbol.asyncDispose]: () => stranger.client.close(),
    };
    await expect(stranger.client.people.list()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await stranger.client.ping()).toMatchObject({ reachable: true, authenticated: false });
  });
});
