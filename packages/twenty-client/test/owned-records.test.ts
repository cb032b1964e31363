import { createTwentyClient } from "twenty-client";
import { startSandbox, type TargetShape } from "twenty-sandbox";
import { describe, expect, it } from "vitest";

const HIDDEN = "company";

async function setUp(targetShape: TargetShape, apiMode: "graphql" | "rest") {
  const sandbox = await startSandbox({ port: 0, seed: "empty", targetShape });
  const options = { baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode };
  const open = createTwentyClient(options);
  const ruled = createTwentyClient({
    ...options,
    access: {
      narrow: (schemas) => schemas.filter(({ singular }) => singular !== HIDDEN),
      allows: ({ singular }) => singular !== HIDDEN,
    },
  });
  const columnTo = (name: string) =>
    targetShape === "legacy"
      ? `${name}Id`
      : `target${name.charAt(0).toUpperCase()}${name.slice(1)}Id`;
  const company = await open.companies.create({ name: "Hidden Ltd" });
  const person = await open.people.create({ firstName: "Seen" });
  const attach = (name: string, column: string, id: string) =>
    open.object("attachment").create({ name, [columnTo(column)]: id });
  return {
    open,
    ruled,
    hidden: (await attach("secret", "company", company.id)).id,
    seen: (await attach("plain", "person", person.id)).id,
    async [Symbol.asyncDispose]() {
      await open.close();
      await ruled.close();
      await sandbox.close();
    },
  };
}

describe.each([
  ["target", "graphql"],
  ["target", "rest"],
  ["legacy", "graphql"],
  ["legacy", "rest"],
] as const)("with targets %s, over %s", (targetShape, apiMode) => {
  it("an attachment of a hidden object is neither listed, read, counted nor written", async () => {
    await using twenty = await setUp(targetShape, apiMode);
    const { hidden, seen, ruled } = twenty;
    const attachments = ruled.object("attachment");
    const page = await attachments.list();
    expect({ total: page.totalCount, ids: page.records.map(({ id }) => id) }).toEqual({
      total: 1,
      ids: [seen],
    });
    const { groups } = await ruled.groupBy({
      object: "attachment",
      by: [{ field: "name" }],
      aggregates: { count: { function: "count" } },
    });
    expect(groups.map(({ values }) => values)).toEqual([["plain"]]);
    for (const refused of [
      () => attachments.get(hidden),
      () => attachments.update(hidden, { name: "x" }),
      () => attachments.updateMany([seen, hidden], { name: "x" }),
      () => attachments.softDelete(hidden),
      () => attachments.softDeleteMany([hidden]),
      () => attachments.restore(hidden),
      () => attachments.restoreMany([hidden]),
      () => attachments.destroy(hidden),
      () => attachments.destroyMany([hidden]),
      () => attachments.create({ id: hidden, name: "x" }, { upsert: true }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: "not_found" });
    }
    await twenty.open.object("attachment").softDelete(hidden);
    await expect(attachments.get(hidden, { includeDeleted: true })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await attachments.update(seen, { name: "renamed" })).name).toBe("renamed");
    const kept = await twenty.open.object("attachment").get(hidden, { includeDeleted: true });
    expect(kept.name).toBe("secret");
  });
});

const SECRET = "Zanzibar";

/** A person who is seen, with a timeline and links that tell of what is not. */
async function setUpHistory(targetShape: TargetShape, apiMode: "graphql" | "rest") {
  const sandbox = await startSandbox({ port: 0, seed: "empty", targetShape });
  const options = { baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode };
  const open = createTwentyClient(options);
  const isHidden = (name: string): boolean => name === HIDDEN || name === "task";
  const ruled = createTwentyClient({
    ...options,
    access: {
      narrow: (schemas) =>
        schemas
          .filter(({ singular }) => !isHidden(singular))
          .map((schema) => ({
            ...schema,
            fields: new Map([...schema.fields].filter(([name]) => name !== "jobTitle")),
          })),
      allows: ({ singular }) => !isHidden(singular),
    },
  });
  const company = await open.companies.create({ name: "Hidden Ltd" });
  const person = await open.people.create({ firstName: "Seen" });
  await open.people.update(person.id, { jobTitle: SECRET, lastName: "Bath" });
  const note = await open.notes.create({ title: "Plain note" });
  const task = await open.tasks.create({ title: SECRET });
  await open.noteTargets.create({ noteId: note.id, companyId: company.id });
  await open.noteTargets.create({ noteId: note.id, personId: person.id });
  await open.taskTargets.create({ taskId: task.id, personId: person.id });
  return {
    ruled,
    open,
    person,
    async [Symbol.asyncDispose]() {
      await open.close();
      await ruled.close();
      await sandbox.close();
    },
  };
}

describe.each([
  ["target", "graphql"],
  ["target", "rest"],
  ["legacy", "graphql"],
  ["legacy", "rest"],
] as const)("what tells of hidden records, with targets %s, over %s", (targetShape, apiMode) => {
  it("links with hidden records are not there", async () => {
    await using twenty = await setUpHistory(targetShape, apiMode);
    expect((await twenty.open.noteTargets.list()).totalCount).toBe(2);
    expect((await twenty.ruled.noteTargets.list()).totalCount).toBe(1);
    expect((await twenty.ruled.object("taskTarget").list()).totalCount).toBe(0);
  });

  it("events keep the changes of visible fields and names of visible records alone", async () => {
    await using twenty = await setUpHistory(targetShape, apiMode);
    const all = await twenty.open.object("timelineActivity").list();
    expect(JSON.stringify(all, inText)).toContain(SECRET);
    const { records } = await twenty.ruled.object("timelineActivity").list();
    expect(JSON.stringify(records, inText)).not.toContain(SECRET);
    expect(JSON.stringify(records, inText)).not.toContain("Hidden Ltd");
    const names = records.map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set(["person.created", "person.updated", "note.created", "linked-note.created"]),
    );
    const changed = records.find(({ name }) => name === "person.updated");
    expect(changed?.properties).toMatchObject({ diff: { name: { after: { lastName: "Bath" } } } });
    const linked = records.find(({ name }) => name === "linked-note.created");
    expect(linked?.linkedRecordCachedName).toBe("Plain note");
  });

  it("events show no more when only what happened is asked for", async () => {
    await using twenty = await setUpHistory(targetShape, apiMode);
    const { records } = await twenty.ruled
      .object("timelineActivity")
      .list({ fields: ["properties", "linkedRecordCachedName"] });
    expect(JSON.stringify(records, inText)).not.toContain(SECRET);
    expect(JSON.stringify(records, inText)).toContain("Bath");
  });

  it("runs of workflows keep their errors, and nothing that their steps read or wrote", async () => {
    await using twenty = await setUpHistory(targetShape, apiMode);
    const state = { workflowRunError: "It failed", stepInfos: { one: { result: SECRET } } };
    const { id } = await twenty.open.object("workflowRun").create({ name: "Run", state });
    const runs = twenty.ruled.object("workflowRun");
    const run = await runs.get(id);
    expect(run.state).toEqual({ workflowRunError: "It failed" });
    expect(JSON.stringify(run, inText)).not.toContain(SECRET);
    const asked = runs.list({ orderBy: [{ field: "state", direction: "asc" }] });
    await expect(asked).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("what events hold is not asked about", async () => {
    await using twenty = await setUpHistory(targetShape, apiMode);
    const asked = twenty.ruled.object("timelineActivity").list({
      filter: { field: "linkedRecordCachedName", operator: "contains", value: SECRET },
    });
    await expect(asked).rejects.toMatchObject({ code: "invalid_input" });
    const sorted = twenty.ruled.object("timelineActivity").list({
      orderBy: [{ field: "linkedRecordCachedName", direction: "asc" }],
    });
    await expect(sorted).rejects.toMatchObject({ code: "invalid_input" });
    const grouped = twenty.ruled.groupBy({
      object: "timelineActivity",
      by: [{ field: "linkedRecordCachedName" }],
      aggregates: { count: { function: "count" } },
    });
    await expect(grouped).rejects.toMatchObject({ code: "invalid_input" });
  });
});

/** Records hold bigints where they hold money. */
function inText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
