import { createTwentyClient } from "twenty-client";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

/** The object `pet`. */
export const petId = "20202020-0000-4000-8000-000000000001";
/** The object `company`. */
export const companyId = "20202020-0000-4000-8000-000000000002";
/** Its SELECT field `species`. */
export const speciesId = "20202020-0000-4000-8000-000000000003";
/** What answers may name. */
export const viewId = "20202020-0000-4000-8000-000000000004";

const options = [{ id: "o1", value: "DOG", label: "Dog", color: "blue", position: 0 }];
const nodes = [
  {
    id: petId,
    nameSingular: "pet",
    namePlural: "pets",
    fieldsList: [
      { id: "f1", name: "name", type: "TEXT" },
      { id: speciesId, name: "species", type: "SELECT", options },
    ],
  },
  { id: companyId, nameSingular: "company", namePlural: "companies", fieldsList: [] },
];

/** A request as the metadata API gets it. */
export interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, { readonly id?: { readonly eq: string } }>>;
}

/** Metadata of two objects, and whatever a test answers to other questions. */
export async function setUp(answers: Readonly<Record<string, unknown>>) {
  const server = await startScriptedTwenty(
    ({ body }, response) => {
      const { query, variables } = body as Sent;
      const name = /\{(\w+)/.exec(query)?.[1] ?? "";
      if (name !== "objects") {
        json(response, 200, "errors" in answers ? answers : { data: { [name]: answers[name] } });
        return;
      }
      const wanted = variables.filter?.id?.eq;
      const found = nodes.filter(({ id }) => wanted === undefined || id === wanted);
      json(response, 200, { data: { objects: { edges: found.map((node) => ({ node })) } } });
    },
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  return {
    client,
    metadata: client.metadata,
    server,
    /** The variables of the last mutation. */
    written: () =>
      server.requests
        .map(({ body }) => body as Sent)
        .findLast(({ query }) => query.startsWith("mutation"))?.variables,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await client.close();
    },
  };
}
