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
