import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interposed } from "./interposed.ts";
import { connectTools, openWorkbench, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Batch ${from + index}`,
    emails: `batch-${from + index}@batch.example`,
  }));

describe("a batch", () => {
  it("is an error where nothing of it was done, and tells each item's reason as data all the same", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    const failed = await bench.call("update-records", {
      object: "person",
      records: [{ id: nobody, jobTitle: "Nobody" }],
    });
    expect(failed.isError).toBe(true);
    expect(failed.data).toMatchObject({ done: 0, failures: [{ index: 0 }] });
    expect(failed.text).toContain("no person has the id");
    expect(failed.text).toContain("call again");
  });

  it("says why in few bytes where many items failed", async () => {
    const records = people(60).map((person) => ({ ...person, nickname: "no such field" }));
    const failed = await bench.call("create-records", { object: "person", records });
    expect(failed.data.failures).toHaveLength(60);
    expect(Buffer.byteLength(failed.text)).toBeLessThanOrEqual(400);
    expect(failed.text).toMatch(/#0: nickname.*and 5\d more\n.*call again\.$/s);
  });

  it("is none where something was done", async () => {
    const some = await bench.done("create-records", {
      object: "person",
      records: [...people(1, 9000), { name: "Wrong", nickname: "no such field" }],
    });
    expect(some.data).toMatchObject({ done: 1, failures: [{ index: 1 }] });
  });
});

describe("an upsert", () => {
  const person = (jobTitle: string) => ({
    object: "person",
    records: [{ name: "Una Ique", emails: "una@unique.example", jobTitle }],
  });

  it("is taken back whole: changed records get their old values, revived ones are deleted again", async () => {
    const made = await bench.done("upsert-records", person("One"));
    const [id] = made.data.ids as string[];
    const changed = await bench.done("upsert-records", person("Two"));
    await bench.done("undo-change", { undo: changed.data.undo });
    expect((await bench.done("get-person", { id })).data.jobTitle).toBe("One");

    await bench.done("delete-person", { id });
    const revived = await bench.done("upsert-records", person("Three"));
    expect(revived.data.outcomes).toEqual(["revived"]);
    await bench.done("undo-change", { undo: revived.data.undo });
    expect(await bench.refusal("get-person", { id })).toContain("may have been deleted");
    await bench.done("restore-person", { id });
    expect((await bench.done("get-person", { id })).data.jobTitle).toBe("One");
  });

  it("leaves a record in the bin whose new values Twenty refuses", async () => {
    const made = await bench.done("upsert-records", person("Kept"));
    const [id] = made.data.ids as string[];
    await bench.done("delete-person", { id });
    const isUpdate = ({ body }: { body: string }): boolean => body.includes("updatePerson(");
    await using edge = await interposed(bench.twentyUrl, isUpdate, (response) => {
      const extensions = { code: "BAD_USER_INPUT" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ errors: [{ message: "No such title", extensions }] }));
    });
    await using tools = await connectTools(edge.url, bench.apiKey, {}, "graphql");
    const refused = await tools.call("upsert-records", person("Refused"));
    expect(JSON.stringify(refused)).toContain("No such title");
    expect(await bench.refusal("get-person", { id })).toContain("may have been deleted");
    await bench.done("restore-person", { id });
  });

  it("shows what it would change and what it would make", async () => {
    await bench.done("upsert-records", person("Before"));
    const { data } = await bench.done("upsert-records", {
      ...person("After"),
      records: [...person("After").records, { name: "New One", emails: "new@unique.example" }],
      dryRun: true,
    });
    expect(data.changes).toMatchObject([
      { action: "update", before: { jobTitle: "Before" }, after: { jobTitle: "After" } },
      { action: "create", after: { name: "New One" } },
    ]);
  });

  it("refuses the second of two with the same unique value", async () => {
    const twice = { name: "Twice", emails: "twice@unique.example" };
    const { data } = await bench.done("upsert-records", {
      object: "person",
      records: [twice, { ...twice, emails: "TWICE@unique.example" }],
    });
    expect(data).toMatchObject({
      done: 1,
      failures: [{ index: 1, error: expect.stringContaining("#0") }],
    });
  });

  it("finds by id where one is given", async () => {
    const made = await bench.done("create-records", {
      object: "task",
      records: [{ title: "By id" }],
    });
    const [id] = made.data.ids as string[];
    const { data } = await bench.done("upsert-records", {
      object: "task",
      records: [{ id, title: "Found by id" }],
    });
    expect(data).toMatchObject({ outcomes: ["updated"], ids: [id] });
    expect((await bench.done("get-task", { id })).data.title).toBe("Found by id");
  });
});

describe("a batch", () => {
  it("asks once for a name that all its items give", async () => {
    await bench.done("create-company", { name: "Shared Employer" });
    let questions = 0;
    const isCompanyQuestion = ({ url, body }: { url: string; body: string }): boolean => {
      if (/companies/.test(url) || /\bcompanies\s*\(/.test(body)) questions += 1;
      return false;
    };
    await using edge = await interposed(bench.twentyUrl, isCompanyQuestion, () => {});
    await using tools = await connectTools(edge.url, bench.apiKey);
    const records = people(8, 100).map((item) => ({ ...item, company: "Shared Employer" }));
    expect((await tools.done("create-records", { object: "person", records })).data.done).toBe(8);
    expect(questions).toBe(1);
  });

  it("ends where Twenty is gone, and says from where to go on", async () => {
    let writes = 0;
    const isLaterWrite = ({ body }: { body: string }): boolean => {
      if (!body.includes("mutation")) return false;
      writes += 1;
      return writes > 1;
    };
    await using edge = await interposed(bench.twentyUrl, isLaterWrite, (response) =>
      response.destroy(),
    );
    await using tools = await connectTools(edge.url, bench.apiKey, {}, "graphql");
    const args = { object: "person", records: people(100, 200) };
    const token = /confirm="([^"]+)"/.exec(await tools.refusal("create-records", args))?.[1];
    const { data, text } = await tools.done("create-records", { ...args, confirm: token });
    expect(data).toMatchObject({ done: 60, resumeFrom: 60, failures: [] });
    expect(text).toContain("go on from index 60");
    expect(data.undo).toBeDefined();
    expect(writes).toBe(2);
  });
});
