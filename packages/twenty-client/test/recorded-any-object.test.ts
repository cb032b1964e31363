import { createTwentyClient, type TwentyClient } from "twenty-client";
import { describe, expect, test } from "vitest";
import { hasRecordings, readRecording } from "./recordings.ts";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

interface Recorded {
  readonly name: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly body: unknown };
}

const types = {
  contract: {
    reference: "TEXT",
    seats: "NUMBER",
    ratio: "NUMBER",
    value: "CURRENCY",
    startsOn: "DATE",
    signedAt: "DATE_TIME",
    renewing: "BOOLEAN",
    phase: "SELECT",
    tags: "MULTI_SELECT",
    extra: "RAW_JSON",
    docs: "LINKS",
    labels: "ARRAY",
    terms: "RICH_TEXT",
    createdBy: "ACTOR",
  },
  opportunity: { stage: "SELECT", closeDate: "DATE_TIME", amount: "CURRENCY" },
  person: { name: "FULL_NAME", emails: "EMAILS", jobTitle: "TEXT" },
} as const;
const plurals = { contract: "contracts", opportunity: "opportunities", person: "people" } as const;

function metadata() {
  const edges = Object.entries(types).map(([nameSingular, fields]) => ({
    node: {
      nameSingular,
      namePlural: plurals[nameSingular as keyof typeof plurals],
      duplicateCriteria: [["name"]],
      fieldsList: Object.entries(fields).map(([name, type]) => ({ name, type })),
    },
  }));
  return { data: { objects: { edges } } };
}

/** Gives a client the recorded answer of a real server, and says what was asked for. */
async function answerWith<Result>(
  file: string,
  name: string,
  call: (client: TwentyClient) => Promise<Result>,
) {
  const entries = JSON.parse(readRecording(file)) as readonly Recorded[];
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`${file} holds no "${name}"`);
  await using server = await startScriptedTwenty(
    ({ url }, response) =>
      url === "/metadata"
        ? json(response, 200, metadata())
        : json(response, entry.response.status, entry.response.body),
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k", apiMode: "rest" });
  try {
    const result = await call(client);
    const [asked] = server.recordRequests();
    return { result, asked, recorded: entry.request };
  } finally {
    await client.close();
  }
}

describe.skipIf(!hasRecordings)("any object of a real Twenty", () => {
  test("a record of an object that a workspace made reads by its types", async () => {
    const { result } = await answerWith(
      "metadata/use-custom-object.json",
      "create contract",
      (client) => client.object("contract").create({ reference: "R1" }),
    );
    expect(result).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      reference: "R1",
      seats: 5,
      ratio: 1.25,
      value: { amountMicros: 1_000_000n, currencyCode: "EUR" },
      startsOn: "2026-05-01",
      signedAt: "2026-05-01T08:00:00.000Z",
      renewing: true,
      phase: "SIGNED",
      tags: ["A", "B"],
      extra: { a: [1, 2] },
      docs: { primary: { url: "https://x.example", label: null }, additional: [] },
      labels: ["x", "y"],
      terms: "# T",
      createdBy: { source: "API", name: "Test key apple" },
    });
  });

  test("groups are asked for and read as they were recorded", async () => {
    const of = (name: "sum" | "avg") => ({ function: name, field: "amount" }) as const;
    const { result, asked, recorded } = await answerWith(
      "rest/group-by.json",
      "group by stage with count and sum",
      (client) =>
        client.groupBy({
          object: "opportunity",
          by: [{ field: "stage" }],
          aggregates: {
            deals: { function: "count" },
            ids: { function: "countNotEmpty", field: "stage" },
            sum: of("sum"),
            avg: of("avg"),
            first: { function: "min", field: "closeDate" },
            last: { function: "max", field: "closeDate" },
          },
        }),
    );
    expect(result.groups[0]).toEqual({
      values: ["CUSTOMER"],
      aggregates: {
        deals: 22,
        ids: null,
        sum: 7_725_099_000_000n,
        avg: 351_140_863_636n,
        first: "2026-11-30T09:08:37.902Z",
        last: "2027-02-18T09:08:37.902Z",
      },
    });
    const parameters = (url: string) => new URL(url, "http://x").searchParams;
    const sent = parameters(asked?.url ?? "");
    expect(sent.get("group_by")).toBe(parameters(recorded.path).get("group_by"));
    const named = (value: string | null): string[] => JSON.parse(value ?? "[]") as string[];
    const [, , ...computed] = named(parameters(recorded.path).get("aggregate"));
    expect(named(sent.get("aggregate"))).toEqual(expect.arrayContaining(computed));
  });

  test("duplicates and merges are asked for and read as they were recorded", async () => {
    const ids = ["4e3bc6c6-c174-4e2a-b567-04d1bdf43ece", "eadab9f3-44db-4f03-9f18-ceac47627741"];
    const merge = await answerWith("rest/duplicates-merge.json", "merge dryRun", (client) =>
      client.merge("person", ids, { dryRun: true }),
    );
    expect(merge.asked).toMatchObject(asRequest(merge.recorded));
    expect(merge.result).toMatchObject({
      name: { firstName: "Merge", lastName: "A" },
      emails: { additional: [expect.stringMatching(/^mb\./)] },
      jobTitle: "A title",
    });

    const id = "ef71aafb-4a5d-4e8a-aa68-5e6dbcc9a70a";
    const found = await answerWith("rest/duplicates-merge.json", "duplicates by ids", (client) =>
      client.duplicates("person", [id]),
    );
    expect(found.asked).toMatchObject(asRequest(found.recorded));
    expect(found.result).toEqual([{ id, duplicates: [] }]);
  });

  test("what cannot be merged is refused as Twenty refuses it", async () => {
    const ids = ["4e3bc6c6-c174-4e2a-b567-04d1bdf43ece", "99999999-9999-4999-8999-999999999999"];
    await expect(
      answerWith("rest/duplicates-merge.json", "merge unknown id", (client) =>
        client.merge("person", ids),
      ),
    ).rejects.toMatchObject({ code: "not_found", mayHaveApplied: false });
  });
});

function asRequest({ method, path, body }: Recorded["request"]) {
  return { method, url: path, body };
}
