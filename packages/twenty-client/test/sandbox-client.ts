import { createTwentyClient, type TwentyClient } from "twenty-client";
import { startSandbox } from "twenty-sandbox";

/** A client of a sandbox of its own. */
export async function setUp(
  apiMode: "graphql" | "rest" | "auto",
  seed: "demo" | "empty" = "empty",
) {
  const sandbox = await startSandbox({ port: 0, seed });
  const client = createTwentyClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode });
  return {
    client,
    sandbox,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.close();
    },
  };
}

/** Companies with these names and nothing else. */
export async function createCompanies(client: TwentyClient, names: readonly string[]) {
  return client.companies.createMany(names.map((name) => ({ name })));
}
