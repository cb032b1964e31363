import { createTwentyClient } from "twenty-client";
import {
  defineField,
  defineOptions,
  defineRelation,
  type ObjectDefinition,
  startSandbox,
} from "twenty-sandbox";

const contract: ObjectDefinition = {
  nameSingular: "contract",
  namePlural: "contracts",
  labelSingular: "Contract",
  labelPlural: "Contracts",
  labelIdentifier: "reference",
  searchFields: ["reference"],
  fields: [
    defineField("TEXT", "reference", "Reference"),
    defineField("TEXT", "serial", "Serial", { isUnique: true }),
    defineField("NUMBER", "seats", "Seats"),
    defineField("BOOLEAN", "renewing", "Renewing", { defaultValue: false }),
    defineField("DATE", "startsOn", "Starts on"),
    defineField("DATE_TIME", "signedAt", "Signed at"),
    defineField("SELECT", "phase", "Phase", {
      options: defineOptions({ DRAFT: "Draft", SIGNED: "Signed", ENDED: "Run out" }),
    }),
    defineField("RATING", "rating", "Rating", {
      options: defineOptions({ RATING_1: "1", RATING_2: "2", RATING_3: "3" }),
    }),
    defineField("MULTI_SELECT", "tags", "Tags", { options: defineOptions({ A: "A", B: "B" }) }),
    defineField("ARRAY", "labels", "Labels"),
    defineField("RAW_JSON", "extra", "Extra"),
    defineField("CURRENCY", "value", "Value"),
    defineField("LINKS", "documents", "Documents"),
    defineField("EMAILS", "contacts", "Contacts"),
    defineField("PHONES", "hotline", "Hotline"),
    defineField("ADDRESS", "place", "Place"),
    defineField("FULL_NAME", "signer", "Signer"),
    defineField("RICH_TEXT", "terms", "Terms"),
    defineRelation("customer", "Customer", "company", { name: "contracts", label: "Contracts" }),
    defineRelation("predecessor", "Predecessor", "contract", {
      name: "successors",
      label: "Successors",
    }),
  ],
};

/** A client of a sandbox whose workspace has an object with a field of every type. */
export async function setUpContracts(apiMode: "graphql" | "rest" | "auto" = "auto") {
  const sandbox = await startSandbox({ port: 0, seed: "empty", extraObjects: [contract] });
  const client = createTwentyClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode });
  return {
    client,
    contracts: client.object("contract"),
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.close();
    },
  };
}
