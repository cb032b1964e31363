import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

describe("rate limit", () => {
  it("refuses further record operations in both APIs' words, and nothing else", async () => {
    const rateLimit = { tokens: 3, windowMs: 600_000 };
    const sandbox = await openSandbox({ seed: "empty", rateLimit });
    await sandbox.rest("GET", "/rest/people");
    await sandbox.graphql("{people{totalCount} companies{totalCount}}");
    const { status, body } = await sandbox.rest("GET", "/rest/people");
    const message = "Limit reached (3 tokens per 600000 ms)";
    expect([status, body]).toEqual([
      429,
      { statusCode: 429, error: "HttpException", messages: [message] },
    ]);
    expect(await sandbox.graphql("{people{totalCount}}")).toMatchObject({
      data: { people: null },
      errors: [{ message, extensions: { subCode: "LIMIT_REACHED", code: "BAD_USER_INPUT" } }],
    });
    expect((await sandbox.rest("GET", "/rest/metadata/objects")).status).toBe(200);
    const search = '{search(searchInput:"a",limit:1){edges{node{label}}}}';
    expect(await sandbox.graphql(search)).toEqual({ data: { search: { edges: [] } } });
  });

  it("takes nothing for a path that names no object, and one for a batch", async () => {
    const rateLimit = { tokens: 2, windowMs: 600_000 };
    const sandbox = await openSandbox({ seed: "empty", rateLimit });
    const batch = [{ name: "a" }, { name: "b" }, { name: "c" }];
    const answers = [
      await sandbox.rest("GET", "/rest/nothings"),
      await sandbox.rest("POST", "/rest/batch/companies", batch),
      await sandbox.rest("GET", "/rest/companies"),
      await sandbox.rest("GET", "/rest/companies"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 201, 200, 429]);
  });
});
