import {
  buildSchema,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from "graphql";
import {
  createTwentyClient,
  type DynamicRecord,
  type RecordCollection,
  type TwentyClient,
} from "twenty-client";
import { describe, expect, test } from "vitest";
import { recordedMetadata } from "./recorded-metadata.ts";
import { hasRecordings, readRecording } from "./recordings.ts";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

const id = "20202020-b000-4485-94de-70c2a98daef2";

/** Every kind of call that all collections share. */
function sharedCalls<Item extends { readonly id: string }>(
  records: RecordCollection<Item, never, never, "id" | "createdAt">,
): readonly (() => Promise<unknown>)[] {
  return [
    () => records.get(id),
    () => records.get(id, { includeDeleted: true, fields: ["id"] }),
    () => records.list({ limit: 5, after: "abc", orderBy: [{ field: "createdAt" }] }),
    () => records.list({ before: "abc", filter: { field: "id", operator: "in", value: [id] } }),
    () => records.softDelete(id),
    () => records.softDeleteMany([id]),
    () => records.restore(id),
    () => records.restoreMany([id]),
    () => records.destroy(id),
    () => records.destroyMany([id]),
  ];
}

/** Makes every kind of call once; what comes of them does not matter, what they send does. */
async function callEverything(client: TwentyClient): Promise<void> {
  const { people, companies, opportunities, notes, tasks, noteTargets, taskTargets } = client;
  const calls = [
    ...sharedCalls(people),
    ...sharedCalls(companies),
    ...sharedCalls(opportunities),
    ...sharedCalls(notes),
    ...sharedCalls(tasks),
    ...sharedCalls(noteTargets),
    ...sharedCalls(taskTargets),
    () => people.create({ firstName: "Ada" }, { upsert: true }),
    () => companies.createMany([{ name: "Acme" }], { upsert: true }),
    () => opportunities.update(id, { stage: "NEW" }),
    () => notes.updateMany([id], { title: "n" }),
    () => tasks.create({ title: "t" }),
    () => noteTargets.create({ noteId: id, personId: id }),
    () => taskTargets.createMany([{ taskId: id, companyId: id }]),
    () => opportunities.list({ orderBy: [{ field: "amountMicros" }] }),
    () => client.workspaceMembers.list(),
    () => client.workspace(),
  ];
  for (const call of calls) {
    await call().catch(() => undefined);
  }
}

/** Every object of the workspace, and every kind of call that all objects share. */
async function callAnyObject(client: TwentyClient): Promise<void> {
  const objects = await client.schema.objects().catch(() => []);
  for (const { singular } of objects) {
    const calls = [
      ...sharedCalls<DynamicRecord>(client.object(singular)),
      () => client.groupBy({ object: singular, by: [{ field: "createdAt" }] }),
    ];
    for (const call of calls) await call().catch(() => undefined);
  }
}

/** What only some objects have fields for. */
function specialCalls(client: TwentyClient): readonly (() => Promise<unknown>)[] {
  return [
    () => client.object("pet").create(wholePet, { upsert: true }),
    () => client.object("noteTarget").create({ noteId: id, targetPetId: id }),
    () => client.object("opportunity").update(id, { amount: { amountMicros: 1n } }),
    () =>
      client.object("pet").list({
        filter: {
          and: [
            { field: "interestingFacts", operator: "contains", value: "x" },
            { field: "averageCostOfKibblePerMonth", operator: "gt", value: 1n },
            { field: "location.city", operator: "eq", value: "Paris" },
            { field: "species", operator: "in", value: ["DOG"] },
            { field: "traits", operator: "containsAny", value: ["PLAYFUL"] },
            { field: "birthday", operator: "lt", value: "2026-01-01" },
            { field: "isGoodWithKids", operator: "eq", value: true },
            { field: "vetEmail", operator: "eq", value: "a@b.example" },
          ],
        },
        orderBy: [{ field: "vetPhone" }, { field: "makesOwnerThinkOf.lastName" }],
      }),
    () =>
      client.groupBy({
        object: "opportunity",
        by: [
          { field: "stage" },
          { field: "closeDate", granularity: "quarter-of-the-year", weekStart: "monday" },
          { field: "company.name" },
        ],
        aggregates: {
          deals: { function: "count" },
          total: { function: "sum", field: "amount" },
          last: { function: "max", field: "closeDate" },
          empty: { function: "countEmpty", field: "amount" },
          unique: { function: "countUniqueValues", field: "name" },
          share: { function: "percentageNotEmpty", field: "amount" },
        },
        orderBy: [{ aggregate: "total", direction: "desc" }, { field: "closeDate" }],
      }),
    ...metadataCalls(client),
    () => client.duplicates("company", [id]),
    () => client.merge("person", [id, id.replace("2020", "3030")], { dryRun: true }),
  ];
}

function metadataCalls({ metadata }: TwentyClient): readonly (() => Promise<unknown>)[] {
  const { views, webhooks } = metadata;
  const names = { singular: "lease", plural: "leases", label: "Lease", labelPlural: "Leases" };
  const field = { name: "owner", label: "Owner" };
  const hook = { targetUrl: "https://x.example", operations: ["*.*"] };
  return [
    () => metadata.createObject({ ...names, icon: "IconX", description: "x" }),
    () => metadata.updateObject("pet", { label: "x", labelField: "name", isActive: true }),
    () => metadata.deleteObject("pet"),
    () =>
      metadata.createField("pet", {
        ...field,
        type: "RELATION",
        relation: { targetObject: "person", targetLabel: "Pets" },
        isNullable: true,
      }),
    () =>
      metadata.updateField("pet", "species", {
        options: [{ value: "DOG", label: "Dog" }],
        defaultValue: "DOG",
        isUnique: false,
        settings: {},
      }),
    () => metadata.deleteField("pet", "bio"),
    () => views.list("pet"),
    () => views.create({ object: "pet", name: "x", type: "kanban", groupByField: "species" }),
    () => views.update(id, { name: "x", isShared: false, isCompact: true, position: 1 }),
    () => webhooks.list(),
    () => webhooks.create({ ...hook, secret: "s" }),
    () => webhooks.update(id, { description: "x" }),
    () => webhooks.delete(id),
  ];
}

const wholePet = {
  name: "Rex",
  species: "DOG",
  traits: ["PLAYFUL"],
  comments: "none",
  age: 3,
  location: { city: "Paris" },
  vetPhone: "+33612345678",
  vetEmail: "vet@example.com",
  birthday: "2020-02-29",
  isGoodWithKids: true,
  pictures: { primary: { url: "https://x.example", label: "x" }, additional: [] },
  averageCostOfKibblePerMonth: { amountMicros: 5_000_000n, currencyCode: "EUR" },
  makesOwnerThinkOf: { firstName: "Ada" },
  soundSwag: "RATING_1",
  bio: "a bio",
  interestingFacts: ["x"],
  extraData: { a: 1 },
  polymorphicOwnerRocketId: id,
};

interface SentOperation {
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the client sends to a server with the recorded metadata, or to one that refuses its metadata. */
async function sentOperations(answersMetadata: boolean): Promise<readonly SentOperation[]> {
  const metadata = recordedMetadata(readSchema("graphql-core"));
  await using server = await startScriptedTwenty(
    ({ url }, response) => json(response, 200, url === "/metadata" ? metadata : { data: {} }),
    { answersMetadata },
  );
  const client = createTwentyClient({
    baseUrl: server.url,
    apiKey: "k",
    apiMode: "graphql",
    rateLimit: "off",
  });
  await callEverything(client);
  await callAnyObject(client);
  // The answers hold nothing: whatever ends otherwise was not sent.
  const outcome = { code: answersMetadata ? "invalid_response" : "forbidden" };
  for (const call of specialCalls(client)) await expect(call()).rejects.toMatchObject(outcome);
  await client.close();
  return server.requests.map(({ url, body }) => ({
    url,
    ...(body as Pick<SentOperation, "query" | "variables">),
  }));
}

function readSchema(name: string): GraphQLSchema {
  return buildSchema(readRecording(`schema/${name}.graphql`), { assumeValidSDL: true });
}

/** What the schema holds against the document, or against the values that go with it. */
function faultsOf(schema: GraphQLSchema, { query, variables }: SentOperation): readonly string[] {
  const document = parse(query);
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const coerced = getVariableValues(schema, definitions, variables);
  return [...validate(schema, document), ...(coerced.errors ?? [])].map(({ message }) => message);
}

describe.skipIf(!hasRecordings)("the schema of a real Twenty", () => {
  test.each([true, false])(
    "takes every operation that is sent (metadata known: %s)",
    async (known) => {
      const schemas = {
        "/graphql": readSchema("graphql-core"),
        "/metadata": readSchema("graphql-metadata"),
      };
      const operations = await sentOperations(known);
      expect(operations.length).toBeGreaterThan(known ? 400 : 75);
      for (const operation of operations) {
        const schema = schemas[operation.url as keyof typeof schemas];
        expect(faultsOf(schema, operation), JSON.stringify(operation)).toEqual([]);
      }
    },
  );

  test("has its own fields among those that are read", async () => {
    const operations = await sentOperations(true);
    const people = operations.find(({ query }) => query.includes("{people("));
    expect(people?.query).toMatch(/\bwhatsapp\{.*\bperformanceRating\b/);
    expect(people?.query).not.toMatch(/\b(?:xLink|city)\b/);
  });

  test("links notes with people though the metadata lists their many targets as one", async () => {
    const operations = await sentOperations(true);
    const link = operations.find(({ query }) => query.includes("{createNoteTarget("));
    expect(link?.variables).toEqual({ data: { noteId: id, targetPersonId: id } });
    const typed = operations.find(({ query }) => /\{noteTargets\(/.test(query))?.query;
    expect(typed).toContain("targetPersonId targetPerson{id name{firstName lastName}}");
  });
});
