import { buildSchema, type GraphQLSchema, parse, validate } from "graphql";
import {
  type BaseRecord,
  createTwentyClient,
  type RecordCollection,
  type TwentyClient,
} from "twenty-client";
import { describe, expect, test } from "vitest";
import { hasRecordings, readRecording } from "./recordings.ts";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

const id = "20202020-b000-4485-94de-70c2a98daef2";

/** Every kind of call that all collections share. */
function sharedCalls<Item extends BaseRecord>(
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

interface SentOperation {
  readonly url: string;
  readonly query: string;
}

/** What the client sends to a server with the recorded metadata, or to one that refuses its metadata. */
async function sentOperations(answersMetadata: boolean): Promise<readonly SentOperation[]> {
  const metadata = { data: { objects: { edges: recordedObjects() } } };
  await using server = await startScriptedTwenty(
    ({ url }, response) => json(response, 200, url === "/metadata" ? metadata : { data: {} }),
    { answersMetadata },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k", apiMode: "graphql" });
  await callEverything(client);
  await client.close();
  return server.requests.map(({ url, body }) => ({
    url,
    query: (body as { readonly query: string }).query,
  }));
}

interface RecordedObject {
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly fields: readonly unknown[];
}

function recordedObjects(): readonly unknown[] {
  const { data } = JSON.parse(readRecording("metadata/objects-full.json")) as {
    readonly data: { readonly objects: readonly RecordedObject[] };
  };
  return data.objects.map(({ nameSingular, namePlural, fields }) => ({
    node: { nameSingular, namePlural, fieldsList: fields },
  }));
}

function readSchema(name: string): GraphQLSchema {
  return buildSchema(readRecording(`schema/${name}.graphql`), { assumeValidSDL: true });
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
      expect(operations.length).toBeGreaterThan(75);
      for (const { url, query } of operations) {
        const schema = schemas[url as keyof typeof schemas];
        const errors = validate(schema, parse(query)).map(({ message }) => message);
        expect(errors, query).toEqual([]);
      }
    },
  );

  test("has its own fields among those that are read", async () => {
    const operations = await sentOperations(true);
    const people = operations.find(({ query }) => query.includes("{people("));
    expect(people?.query).toMatch(/\bwhatsapp\{.*\bperformanceRating\b/);
    expect(people?.query).not.toMatch(/\b(?:xLink|city)\b/);
  });
});
