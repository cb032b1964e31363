import { createTwentyClient, type TwentyClient, type TwentyClientOptions } from "twenty-client";
import { type Script, startScriptedTwenty } from "./scripted-twenty.ts";

/** The key that the client under test carries. */
export const apiKey = "very-secret-api-key";
/** An id that scripts answer with. */
export const id = "20202020-b000-4485-94de-70c2a98daef2";
/** A record that scripts answer with. */
export const person = { id, name: { firstName: "Ada", lastName: "Lovelace" } };

/** A client before a server that does what the script says. */
export async function setUp(script: Script, options: Partial<TwentyClientOptions> = {}) {
  const server = await startScriptedTwenty(script);
  const client = createTwentyClient({
    baseUrl: server.url,
    apiKey,
    retry: { baseDelayMs: 0, maxDelayMs: 0 },
    ...options,
  });
  return {
    server,
    client,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await client.close();
    },
  };
}

/** A write that every script can be asked. */
export function createAda(client: TwentyClient) {
  return client.people.create({ firstName: "Ada" });
}
