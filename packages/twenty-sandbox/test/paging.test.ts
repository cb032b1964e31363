import { describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

interface Companies {
  readonly data: { readonly companies: readonly { readonly id: string; readonly name: string }[] };
  readonly totalCount: number;
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
}

const COMPANIES = 25;

/** Companies of which every second tells how many people work there. */
async function companies(sandbox: OpenSandbox): Promise<void> {
  const inputs = Array.from({ length: COMPANIES }, (_, index) => ({
    name: `Company ${String.fromCharCode(65 + ((index * 7) % 25))}`,
    employees: index % 2 === 0 ? index : null,
  }));
  await sandbox.rest("POST", "/rest/batch/companies", inputs);
}

async function walk(sandbox: OpenSandbox, order: string, limit = 4): Promise<string[]> {
  const ids: string[] = [];
  let after = "";
  for (;;) {
    const path = `/rest/companies?limit=${limit}&order_by=${order}${after}`;
    const { body } = await sandbox.rest<Companies>("GET", path);
    ids.push(...body.data.companies.map((company) => company.id));
    if (!body.pageInfo.hasNextPage) return ids;
    after = `&starting_after=${encodeURIComponent(body.pageInfo.endCursor ?? "")}`;
  }
}

describe("paging", () => {
  it.each(["id", "name", "createdAt", "position", "name[DescNullsLast]"])(
    "a walk by %s finds every record once",
    async (order) => {
      const sandbox = await openSandbox();
      await companies(sandbox);
      const ids = await walk(sandbox, order);
      expect(ids).toHaveLength(COMPANIES);
      expect(new Set(ids).size).toBe(COMPANIES);
    },
  );

  it("a walk by a nullable number loses the nulls behind the first page, as Twenty does", async () => {
    const sandbox = await openSandbox();
    await companies(sandbox);
    expect((await walk(sandbox, "employees[AscNullsLast]")).length).toBe(13);
    expect((await walk(sandbox, "employees[AscNullsFirst]")).length).toBe(4);
  });

  it("texts sort by letters and digits, whatever their case and punctuation", async () => {
    const sandbox = await openSandbox();
    const names = ["[24]7.ai", "3Pillar", "", "2020", "zebra", "Zebra", "Ähre", "ahr"];
    await sandbox.rest(
      "POST",
      "/rest/batch/companies",
      names.map((name) => ({ name })),
    );
    const { body } = await sandbox.rest<Companies>("GET", "/rest/companies?order_by=name");
    const sorted = ["", "2020", "[24]7.ai", "3Pillar", "ahr", "Ähre", "zebra", "Zebra"];
    expect(body.data.companies.map((company) => company.name)).toEqual(sorted);
  });

  it("reading backwards keeps the order of the rows and never has a next page", async () => {
    const sandbox = await openSandbox();
    await companies(sandbox);
    const { body: all } = await sandbox.rest<Companies>("GET", "/rest/companies?order_by=name");
    const cursor = encodeURIComponent(all.pageInfo.endCursor ?? "");
    const { body } = await sandbox.rest<Companies>(
      "GET",
      `/rest/companies?order_by=name&limit=3&ending_before=${cursor}`,
    );
    expect(body.data.companies).toEqual(all.data.companies.slice(-4, -1));
    expect(body.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it("a limit above 200 is silently cut, and 0 is a limit", async () => {
    const sandbox = await openSandbox({ seed: "demo" });
    const many = await sandbox.rest<Companies>("GET", "/rest/companies?limit=100000");
    expect(many.body.data.companies).toHaveLength(200);
    const none = await sandbox.rest<Companies>("GET", "/rest/companies?limit=0");
    expect(none.body.data.companies).toEqual([]);
    expect(none.body.pageInfo.hasNextPage).toBe(true);
  });

  it.each([
    ["starting_after=garbage", "Invalid cursor: garbage"],
    ["starting_after=e30=&ending_before=e30=", "Cannot provide both before and after"],
    [
      `starting_after=${Buffer.from('{"name":"a","id":"x"}').toString("base64")}&order_by=createdAt`,
      "Invalid cursor",
    ],
  ])("%s is refused", async (query, message) => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ messages: string[] }>(
      "GET",
      `/rest/companies?${query}`,
    );
    expect([status, body.messages]).toEqual([400, [message]]);
  });
});
