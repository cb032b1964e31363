import { describe, expect, test } from "vitest";
import { setUpContracts } from "./any-object.ts";

const whole = {
  reference: "C-1",
  serial: "S-1",
  seats: 5,
  renewing: true,
  startsOn: "2026-05-01",
  signedAt: "2026-05-01T10:00:00+02:00",
  phase: "SIGNED",
  rating: "RATING_3",
  tags: ["A", "B"],
  labels: ["x", "y"],
  extra: { a: [1, null, "two"] },
  value: { amountMicros: 1_250_500_000n, currencyCode: "EUR" },
  documents: {
    primary: { url: "https://docs.example", label: "All" },
    additional: ["https://old.example"],
  },
  contacts: { primary: "Ada@Example.com", additional: ["bob@example.com"] },
  hotline: { primary: "+14155552671", additional: ["+33612345678"] },
  place: { street1: "Unter den Linden 1", city: "Berlin" },
  signer: { firstName: "Ada", lastName: "Lovelace" },
  terms: "She **agreed**",
};

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("a record with a field of every type is made and read back", async () => {
    await using twenty = await setUpContracts(apiMode);
    const acme = await twenty.client.companies.create({ name: "Acme" });
    const made = await twenty.contracts.create({ ...whole, customerId: acme.id });
    const expected = {
      reference: "C-1",
      seats: 5,
      renewing: true,
      startsOn: "2026-05-01",
      signedAt: "2026-05-01T08:00:00.000Z",
      phase: "SIGNED",
      rating: "RATING_3",
      tags: ["A", "B"],
      labels: ["x", "y"],
      extra: { a: [1, null, "two"] },
      value: { amountMicros: 1_250_500_000n, currencyCode: "EUR" },
      documents: {
        primary: { url: "https://docs.example", label: "All" },
        additional: [{ url: "https://old.example", label: null }],
      },
      contacts: { primary: "ada@example.com", additional: ["bob@example.com"] },
      hotline: {
        primary: { number: "4155552671", countryCode: "US", callingCode: "+1" },
        additional: [{ number: "612345678", countryCode: "FR", callingCode: "+33" }],
      },
      place: { street1: "Unter den Linden 1", city: "Berlin", country: null },
      signer: { firstName: "Ada", lastName: "Lovelace" },
      terms: expect.stringContaining("She **agreed**"),
      customerId: acme.id,
      predecessorId: null,
      deletedAt: null,
      createdBy: { source: "API" },
    };
    expect(made).toMatchObject(expected);
    const read = await twenty.contracts.get(made.id);
    expect(read).toMatchObject(expected);
    expect(read.customer).toEqual(
      apiMode === "graphql" ? { id: acme.id, name: "Acme" } : undefined,
    );
    for (const absent of ["position", "searchVector", "successors", "custom"]) {
      expect(read).not.toHaveProperty(absent);
    }
  });

  test("an update changes what it names, and no part of a composite besides", async () => {
    await using twenty = await setUpContracts(apiMode);
    const { id } = await twenty.contracts.create(whole);
    const changed = await twenty.contracts.update(id, {
      documents: "https://new.example",
      contacts: { primary: "eve@example.com" },
      hotline: { primary: "+442071838750" },
      place: { city: "Paris" },
      signer: { lastName: "King" },
      value: { amountMicros: 1n },
      phase: null,
    });
    expect(changed).toMatchObject({
      documents: {
        primary: { url: "https://new.example", label: "All" },
        additional: [{ url: "https://old.example" }],
      },
      contacts: { primary: "eve@example.com", additional: ["bob@example.com"] },
      hotline: { primary: { countryCode: "GB" }, additional: [{ countryCode: "FR" }] },
      place: { street1: "Unter den Linden 1", city: "Paris" },
      signer: { firstName: "Ada", lastName: "King" },
      value: { amountMicros: 1n, currencyCode: "EUR" },
      phase: null,
      seats: 5,
      tags: ["A", "B"],
    });
  });

  test("null empties a field of any type", async () => {
    await using twenty = await setUpContracts(apiMode);
    const { id } = await twenty.contracts.create(whole);
    const { renewing: _, ...nullable } = whole;
    const nothing = Object.fromEntries(Object.keys(nullable).map((field) => [field, null]));
    expect(await twenty.contracts.update(id, nothing)).toMatchObject({
      reference: null,
      seats: null,
      startsOn: null,
      phase: null,
      tags: [],
      labels: [],
      extra: null,
      value: null,
      documents: { primary: null, additional: [] },
      contacts: { primary: null, additional: [] },
      hotline: { primary: null, additional: [] },
      place: { street1: null, city: null },
      signer: { firstName: "", lastName: "" },
      terms: "",
    });
  });

  test("an amount without a currency is written as it is read", async () => {
    await using twenty = await setUpContracts(apiMode);
    const { id } = await twenty.contracts.create({ value: { amountMicros: "5" } });
    const { value } = await twenty.contracts.get(id);
    expect(value).toEqual({ amountMicros: 5n, currencyCode: null });
    expect(await twenty.contracts.update(id, { value })).toMatchObject({ value });
  });

  test("what was read can be written to another record as it is", async () => {
    await using twenty = await setUpContracts(apiMode);
    const { id } = await twenty.contracts.create(whole);
    const fields = Object.keys(whole).filter((field) => field !== "serial");
    const { id: _, ...copy } = await twenty.contracts.get(id, { fields });
    const twin = await twenty.contracts.create(copy);
    expect(await twenty.contracts.get(twin.id, { fields })).toEqual({ ...copy, id: twin.id });
  });

  test("records are deleted softly, restored, destroyed and upserted", async () => {
    await using twenty = await setUpContracts(apiMode);
    const { contracts } = twenty;
    const [a, b] = await contracts.createMany([{ serial: "1", seats: 1 }, { serial: "2" }]);
    if (a === undefined || b === undefined) throw new Error("two were made");
    const again = await contracts.create({ serial: "1", reference: "R" }, { upsert: true });
    expect(again).toMatchObject({ id: a.id, seats: 1, reference: "R" });
    expect(await contracts.softDelete(a.id)).toMatchObject({ id: a.id });
    expect((await contracts.list()).records.map(({ id }) => id)).toEqual([b.id]);
    expect(await contracts.restore(a.id)).toMatchObject({ deletedAt: null });
    expect(await contracts.updateMany([a.id, b.id], { seats: 9 })).toHaveLength(2);
    expect(await contracts.softDeleteMany([a.id, b.id])).toHaveLength(2);
    expect(await contracts.restoreMany([a.id, b.id])).toHaveLength(2);
    expect(await contracts.destroyMany([a.id])).toEqual([{ id: a.id }]);
    expect(await contracts.destroy(b.id)).toEqual({ id: b.id });
    expect((await contracts.list({ includeDeleted: true })).totalCount).toBe(0);
  });
});
