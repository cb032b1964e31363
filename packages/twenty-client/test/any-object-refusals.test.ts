import { expect, test } from "vitest";
import { setUpContracts } from "./any-object.ts";

test.each([
  [{ refrence: "x" }, "refrence", "Did you mean reference?"],
  [{ "Signed at": "2026-05-01" }, "Signed at", "Did you mean signedAt?"],
  [{ zzz: 1 }, "zzz", expect.stringMatching(/^Name some of reference, .*customerId/)],
  [{ id: "x" }, "id", expect.stringMatching(/UUID/)],
  [{ createdAt: "2026-05-01" }, "createdAt", "Leave it out: Twenty sees to it itself."],
  [{ createdBy: { source: "MANUAL" } }, "createdBy", "Leave it out: Twenty sees to it itself."],
  [{ position: 1 }, "position", expect.any(String)],
  [{ searchVector: "x" }, "searchVector", expect.any(String)],
  [{ customer: { name: "Acme" } }, "customer", "Give customerId, the id of the company."],
  [{ successors: [] }, "successors", expect.stringMatching(/^Write the records of contract/)],
  [{ customerId: "Acme" }, "customerId", expect.stringMatching(/UUID/)],
  [{ phase: "singed" }, "phase", "Did you mean SIGNED?"],
  [{ phase: "run out" }, "phase", "Did you mean ENDED?"],
  [{ phase: "xyz" }, "phase", "Give one of DRAFT, SIGNED, ENDED."],
  [{ tags: ["A", "C"] }, "tags", expect.stringMatching(/A/)],
  [{ tags: "A" }, "tags", "Give a list."],
  [{ rating: 3 }, "rating", "Give a text."],
  [{ reference: 5 }, "reference", "Give a text."],
  [{ seats: "5" }, "seats", "Give a number."],
  [{ seats: Number.NaN }, "seats", "Give a number."],
  [{ renewing: "yes" }, "renewing", "Give true or false."],
  [{ startsOn: "01/05/2026" }, "startsOn", expect.stringMatching(/YYYY-MM-DD/)],
  [{ startsOn: "2026-05-01T10:00:00Z" }, "startsOn", expect.stringMatching(/YYYY-MM-DD/)],
  [{ signedAt: "2026-02-30" }, "signedAt", expect.stringMatching(/YYYY-MM-DD/)],
  [{ labels: ["x", 1] }, "labels", "Give a text."],
  [{ extra: { a: 1n } }, "extra", "Give a JSON value."],
  [{ value: 12 }, "value", "Give an object with amountMicros, currencyCode."],
  [{ value: { amountMicros: 12.5 } }, "value", expect.stringMatching(/whole number/)],
  [{ value: { amount: 1 } }, "value", "Give an object with amountMicros, currencyCode."],
  [{ documents: { url: "x" } }, "documents", "Give an object with primary, additional."],
  [{ contacts: { primary: 1 } }, "contacts", "Give a text."],
  [{ hotline: { primary: {} } }, "hotline", "Give a text."],
  [{ place: { town: "Berlin" } }, "place", expect.stringMatching(/city/)],
  [{ place: { latitude: "52" } }, "place", "Give a number."],
  [{ signer: "Ada Lovelace" }, "signer", "Give an object with firstName, lastName."],
  [{ terms: { markdown: "x" } }, "terms", "Give a text."],
])("%o is refused before anything is sent", async (input, field, wayOut) => {
  await using twenty = await setUpContracts();
  const refusal = { code: "invalid_input", field, wayOut, status: undefined };
  await expect(twenty.contracts.create(input)).rejects.toMatchObject(refusal);
  await expect(twenty.contracts.check(input)).rejects.toMatchObject(refusal);
});

test("a check writes nothing", async () => {
  await using twenty = await setUpContracts();
  await twenty.contracts.check({ reference: "Fine", seats: 3 });
  expect((await twenty.contracts.list()).totalCount).toBe(0);
});

test("a text that PostgreSQL cannot hold is refused", async () => {
  await using twenty = await setUpContracts();
  await expect(twenty.contracts.create({ reference: "a\0b" })).rejects.toMatchObject({
    wayOut: "Give a text without NUL characters.",
  });
});

test("free JSON may be deep, but not without end", async () => {
  await using twenty = await setUpContracts();
  const nested = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);
  const { extra } = await twenty.contracts.create({ extra: nested(99) });
  expect(extra).toEqual(nested(99));
  await expect(twenty.contracts.create({ extra: nested(100_000) })).rejects.toMatchObject({
    field: "extra",
    wayOut: "Give JSON of at most 100 levels.",
  });
});

test("of many records, the one that cannot be right is named, and none is made", async () => {
  await using twenty = await setUpContracts();
  const inputs = [{ reference: "A" }, { reference: "B", phase: "singed" }];
  await expect(twenty.contracts.createMany(inputs)).rejects.toMatchObject({
    inputIndex: 1,
    field: "phase",
    reason: 'Record 2: phase has no option "singed"',
    wayOut: "Did you mean SIGNED?",
  });
  expect((await twenty.contracts.list()).totalCount).toBe(0);
});

test("an update is checked like a create, whatever it is completed with", async () => {
  await using twenty = await setUpContracts();
  const { id } = await twenty.contracts.create({ reference: "C" });
  await expect(twenty.contracts.update(id, { documents: { url: "x" } })).rejects.toMatchObject({
    field: "documents",
    reason: 'documents has no part "url"',
  });
  await expect(twenty.contracts.updateMany([id], { documents: "x" })).rejects.toMatchObject({
    field: "documents",
    reason: "Only a part of documents is named for several records",
  });
  await expect(twenty.contracts.update(id, {})).rejects.toMatchObject({ code: "invalid_input" });
});

test("fields that do not exist, or hold many records, are not read", async () => {
  await using twenty = await setUpContracts();
  const list = (...fields: string[]) => twenty.contracts.list({ fields });
  await expect(list("seets")).rejects.toMatchObject({ wayOut: "Did you mean seats?" });
  await expect(list("successors")).rejects.toMatchObject({ field: "fields" });
  await expect(list("custom")).rejects.toMatchObject({ field: "fields" });
});

test("an unknown object is refused whatever is done with it", async () => {
  await using twenty = await setUpContracts();
  const records = twenty.client.object("contrat");
  const refusal = { field: "object", wayOut: expect.stringMatching(/^Did you mean contract/) };
  await expect(records.list()).rejects.toMatchObject(refusal);
  await expect(records.create({})).rejects.toMatchObject(refusal);
});
