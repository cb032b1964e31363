import { createTwentyClient, type TwentyClient } from "twenty-client";
import { describe, expect, test } from "vitest";
import { hasRecordings, readRecording } from "./recordings.ts";
import { startScriptedTwenty } from "./scripted-twenty.ts";

interface Recorded {
  readonly name: string;
  readonly response: { readonly status: number; readonly body: unknown };
}

/** Gives a client the recorded answer of a real server to whatever it asks over REST. */
async function answerWith<Result>(
  file: string,
  name: string,
  call: (client: TwentyClient) => Promise<Result>,
): Promise<Result> {
  const entries = JSON.parse(readRecording(file)) as readonly Recorded[];
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`${file} holds no "${name}"`);
  const { status, body } = entry.response;
  await using server = await startScriptedTwenty((_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k", apiMode: "rest" });
  const result = await call(client);
  await client.close();
  return result;
}

describe.skipIf(!hasRecordings)("records of a real Twenty", () => {
  test("a person's composites become flat", async () => {
    const person = await answerWith("rest/create.json", "create person, full", ({ people }) =>
      people.create({ firstName: "Ada" }),
    );
    expect(person).toMatchObject({
      firstName: "Ada",
      emails: { additional: [expect.stringMatching(/^ada2\./)] },
      phones: {
        primary: { number: "612345678", countryCode: "FR", callingCode: "+33" },
        additional: [{ number: "1701234567", countryCode: "DE", callingCode: "+49" }],
      },
      linkedin: { primary: { url: "linkedin.com/in/ada", label: null } },
      jobTitle: "Analyst",
      createdBy: { source: "API", name: "Test key apple" },
      custom: { whatsapp: expect.any(Object) },
    });
  });

  test("a company has an address, links and money", async () => {
    const company = await answerWith("rest/create.json", "create company, full", ({ companies }) =>
      companies.create({ name: "Acme" }),
    );
    expect(company).toMatchObject({
      domain: { additional: [{ url: "https://www.acme.example", label: "www" }] },
      address: { street1: "Unter den Linden 1", street2: null, city: "Berlin", latitude: null },
      employees: 42,
      annualRevenue: { amountMicros: 1_500_000_000_000n, currencyCode: "EUR" },
    });
  });

  test("an amount beyond 2^53 is what Twenty sent, to the last digit", async () => {
    const deal = await answerWith(
      "rest/create.json",
      "create opportunity, amountMicros above 2^53 as string",
      ({ opportunities }) => opportunities.create({ name: "Deal" }),
    );
    expect(deal.amount).toEqual({ amountMicros: 9_007_199_254_740_992n, currencyCode: "USD" });
  });

  test("an opportunity without an amount has none", async () => {
    const deal = await answerWith(
      "rest/create.json",
      "create opportunity, name only (defaults)",
      ({ opportunities }) => opportunities.create({ name: "Deal" }),
    );
    expect(deal).toMatchObject({ amount: null, closeDate: null, stage: "NEW", companyId: null });
  });

  test("a note's body is its Markdown", async () => {
    const note = await answerWith("rest/create.json", "create note, markdown body", ({ notes }) =>
      notes.create({ title: "Note" }),
    );
    expect(note.body).toMatch(/^# Hello\n/);
  });

  test("a partial write of a link empties its other parts, which is why updates complete it", async () => {
    const company = await answerWith(
      "rest/upsert.json",
      "upsert company by unique domainName",
      ({ companies }) => companies.create({ name: "Acme" }, { upsert: true }),
    );
    expect(company.domain).toMatchObject({ primary: { label: null }, additional: [] });
  });
});
