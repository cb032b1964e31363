import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench, workspaceUrl } from "./workbench.ts";

describe("the person tools", () => {
  let bench: SandboxBench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("create, get, list, update and delete a person", async () => {
    const acme = await bench.done("create-company", { name: "Roundtrip Ltd" });
    const created = await bench.done("create-person", {
      firstName: "Ada",
      lastName: "Lovelace",
      email: "Ada@Roundtrip.Example",
      phone: "+1 415 555 2671",
      jobTitle: "Analyst",
      linkedin: "https://linkedin.com/in/ada",
      company: "roundtrip ltd",
    });
    const { id } = created;
    const url = `${workspaceUrl}/object/person/${id}`;
    expect(created.data).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url,
      firstName: "Ada",
      lastName: "Lovelace",
      email: "ada@roundtrip.example",
      phone: "+14155552671",
      jobTitle: "Analyst",
      linkedin: "https://linkedin.com/in/ada",
      company: "Roundtrip Ltd",
      companyId: acme.data.id,
    });
    expect(created.text).toBe(
      `Created person "Ada Lovelace", id ${id}: ${url}\nTo take it back: undo-change ${String(created.data.undo)}`,
    );

    const read = await bench.done("get-person", { id });
    const { undo: _, ...record } = created.data;
    expect(read.data).toEqual(record);
    expect(read.text).toContain('"email":"ada@roundtrip.example"');

    const listed = await bench.done("list-persons", {
      query: "ada lovelace",
      company: acme.data.id,
    });
    expect(rowsOf(listed)).toEqual([
      {
        id,
        name: "Ada Lovelace",
        email: "ada@roundtrip.example",
        jobTitle: "Analyst",
        company: "Roundtrip Ltd",
      },
    ]);
    expect(listed.data.total).toBe(1);

    const updated = await bench.done("update-person", { id, jobTitle: "Countess" });
    expect(updated.data).toEqual({
      ...record,
      undo: expect.any(String),
      jobTitle: "Countess",
      updatedAt: updated.data.updatedAt,
    });

    const deleted = await bench.done("delete-person", { id });
    expect(deleted.data).toMatchObject({ id, url, deletedAt: expect.any(String) });
    expect(deleted.text).toContain(url);
    expect(await bench.refusal("get-person", { id })).toContain(`no person has the id ${id}`);
    expect(rowsOf(await bench.done("list-persons", { query: "lovelace" }))).toEqual([]);
  });

  it("clear with null what is named, and nothing else", async () => {
    await bench.done("create-company", { name: "Clearing House" });
    const { data } = await bench.done("create-person", {
      firstName: "Grace",
      lastName: "Hopper",
      email: "grace@clear.example",
      phone: "+33612345678",
      jobTitle: "Admiral",
      linkedin: "linkedin.com/in/grace",
      company: "Clearing House",
    });
    const cleared = await bench.done("update-person", {
      id: data.id,
      phone: null,
      jobTitle: null,
      linkedin: null,
      company: null,
    });
    expect(cleared.data).toEqual({
      undo: expect.any(String),
      id: data.id,
      url: data.url,
      firstName: "Grace",
      lastName: "Hopper",
      email: "grace@clear.example",
      createdAt: data.createdAt,
      updatedAt: expect.any(String),
    });
    const anonymous = await bench.done("update-person", {
      id: data.id,
      firstName: null,
      email: null,
    });
    expect(anonymous.data).not.toHaveProperty("firstName");
    expect(anonymous.data).not.toHaveProperty("email");
    expect(anonymous.data.lastName).toBe("Hopper");
  });

  it("show the columns that are asked for", async () => {
    await bench.done("create-person", { firstName: "Column", phone: "+4915112345678" });
    const listed = await bench.done("list-persons", {
      query: "column",
      fields: ["firstName", "phone"],
    });
    expect(rowsOf(listed)).toEqual([
      { id: expect.any(String), firstName: "Column", phone: "+4915112345678" },
    ]);
    expect(listed.text.split("\n")[1]).toBe("id\tfirstName\tphone");
  });

  it("filter by when a person was created", async () => {
    await bench.done("create-person", { firstName: "Timely" });
    const query = "timely";
    const before = await bench.done("list-persons", { query, createdAfter: "2000-01-01" });
    const after = await bench.done("list-persons", { query, createdAfter: "2999-01-01" });
    expect([before.data.total, after.data.total]).toEqual([1, 0]);
  });
});
