import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createTwentyClient, type TwentyErrorCode } from "twenty-client";
import { describe, expect, test } from "vitest";
import { hasRecordings, readRecording, recordingsFolder } from "./recordings.ts";
import { startScriptedTwenty } from "./scripted-twenty.ts";

interface Refusal {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Every recorded refusal of REST or GraphQL; the native MCP endpoint is none of this client's. */
function readRefusals(): readonly Refusal[] {
  return ["rest", "graphql", "auth", "limits"].flatMap((folder) =>
    readdirSync(join(recordingsFolder, folder)).flatMap((file) =>
      readEntries(join(folder, file))
        .map(readRefusal)
        .filter((refusal) => refusal !== undefined),
    ),
  );
}

/** Some files hold a summary instead of a list. */
function readEntries(file: string): readonly unknown[] {
  const content: unknown = JSON.parse(readRecording(file));
  return Array.isArray(content) ? content : [];
}

interface RecordedEntry {
  readonly request?: { readonly path?: string };
  readonly response?: { readonly status: number; readonly body: unknown };
}

function readRefusal(entry: unknown): Refusal | undefined {
  const { request, response } = entry as RecordedEntry;
  const path = request?.path;
  if (path === undefined || response === undefined) return undefined;
  const { status, body } = response;
  const isGraphql = /^\/(?:graphql|metadata)/.test(path);
  const hasErrors = typeof body === "object" && body !== null && "errors" in body;
  if (!(isGraphql ? hasErrors || status >= 400 : path.startsWith("/rest") && status >= 400)) {
    return undefined;
  }
  return { path, status, text: typeof body === "string" ? body : JSON.stringify(body) };
}

/** What the words of a recorded refusal mean, in the order of their weight. */
const meanings: readonly [RegExp, TwentyErrorCode][] = [
  [/Limit reached \(/, "rate_limited"],
  [
    /Token invalid|Token has expired|API Key is revoked|Missing authentication token/,
    "unauthenticated",
  ],
  [/does not have permission|Forbidden resource|requires a session access token/, "forbidden"],
  [/A duplicate entry was detected/, "duplicate"],
  [/Record not found|Object metadata not found/, "not_found"],
  [/"Cannot GET \//, "not_twenty"],
  [/Cannot query field|"object '\w+' not found/, "schema_mismatch"],
  [/"FORBIDDEN"/, "forbidden"],
  [/./, "invalid_input"],
];

describe.skipIf(!hasRecordings)("recorded refusals", () => {
  test("each one gets the code that its words mean, a reason and a way out", async () => {
    const refusals = readRefusals();
    expect(refusals.length).toBeGreaterThan(150);
    let current: Refusal = { path: "", status: 200, text: "" };
    await using server = await startScriptedTwenty((_, response) => {
      response.writeHead(current.status, { "content-type": "application/json" });
      response.end(current.text);
    });
    const options = {
      baseUrl: server.url,
      apiKey: "k",
      rateLimit: "off",
      circuitBreaker: "off",
      // Shorter than any pause: a refusal for the rate is reported instead of waited for.
      retry: { maxRateLimitWaitMs: 0 },
    } as const;
    for (current of refusals) {
      // Each its own client: one that was refused for its rate would pause before the next.
      const apiMode = /^\/(?:graphql|metadata)/.test(current.path) ? "graphql" : "rest";
      const expected =
        current.text === ""
          ? "not_twenty"
          : meanings.find(([words]) => words.test(current.text))?.[1];
      const client = createTwentyClient({ ...options, apiMode });
      // A write, since reads would be repeated.
      await expect(
        client.notes.create({ title: "n" }),
        JSON.stringify(current),
      ).rejects.toMatchObject({
        code: expected,
        reason: expect.stringMatching(/\S/),
        wayOut: expect.stringMatching(/\.$/),
      });
      await client.close();
    }
  });
});
