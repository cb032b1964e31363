import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interposed } from "./interposed.ts";
import {
  connectTools,
  openWorkbench,
  rowsOf,
  type SandboxBench,
  workspaceUrl,
} from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("demo");
  await bench.done("create-company", { name: "Linked Ltd" });
  await bench.done("create-person", {
    firstName: "Lina",
    lastName: "Linked",
    company: "Linked Ltd",
  });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("the note tools", () => {
  it("create, get, list, update, delete and restore a note linked by names", async () => {
    const created = await bench.done("create-note", {
      title: "First call",
      body: "Wants a **demo** in May",
      person: "Lina Linked",
      company: "linked ltd",
    });
    const { id } = created;
    expect(created.text).toContain('Linked with person "Lina Linked", company "Linked Ltd".');
    expect((await bench.done("get-note", { id })).data).toMatchObject({
      id,
      url: `${workspaceUrl}/object/note/${id}`,
      title: "First call",
      body: expect.stringContaining("**demo**"),
    });
    const listed = await bench.done("list-notes", { company: "Linked Ltd", query: "demo" });
    expect(rowsOf(listed)).toMatchObject([{ id, title: "First call" }]);
    await bench.done("update-note", { id, title: "Second call" });
    await bench.done("delete-note", { id });
    expect((await bench.done("list-notes", { person: "Lina Linked" })).data.total).toBe(0);
    expect((await bench.done("restore-note", { id })).text).toContain(
      'Restored note "Second call"',
    );
  });

  it("leave no note behind when a record to link it with is not found", async () => {
    const before = (await bench.done("list-notes")).data.total;
    await bench.refusal("create-note", { title: "Lost", company: "No such company" });
    expect((await bench.done("list-notes")).data.total).toBe(before);
  });

  it("find nothing where nothing is linked", async () => {
    await bench.done("create-company", { name: "Unlinked Ltd" });
    expect((await bench.done("list-notes", { company: "Unlinked Ltd" })).data.total).toBe(0);
  });
});

describe("the task tools", () => {
  it("create, list, update and take back a task with a member as assignee", async () => {
    const { records } = (await bench.done("list-tasks", { limit: 50 })).data as {
      records: { assignee?: string }[];
    };
    const assignee = records.find((task) => task.assignee !== undefined)?.assignee ?? "";
    const created = await bench.done("create-task", {
      title: "Send the offer",
      dueAt: "2031-05-04",
      status: "todo",
      assignee,
      opportunity: undefined,
      person: "Lina Linked",
    });
    expect(created.data).toMatchObject({ title: "Send the offer", status: "TODO", assignee });
    const { id } = created;
    const due = await bench.done("list-tasks", {
      person: "Lina Linked",
      dueBefore: "2031-05-05",
      assignee,
    });
    expect(rowsOf(due)).toMatchObject([{ id, status: "TODO", assignee }]);
    const updated = await bench.done("update-task", { id, status: "Done", assignee: null });
    expect(updated.data).toMatchObject({ status: "DONE" });
    expect(updated.data).not.toHaveProperty("assignee");
    await bench.done("undo-change", { undo: updated.data.undo });
    expect((await bench.done("get-task", { id })).data).toMatchObject({ status: "TODO", assignee });
  });

  it("refuse an assignee who is no member, and name similar ones", async () => {
    const refusal = await bench.refusal("create-task", {
      title: "x",
      assignee: "Nobody Inparticular",
    });
    expect(refusal).toMatch(
      /^assignee: no workspace member is called "Nobody Inparticular"; similar: /,
    );
  });
});

describe("search, fetch and who-am-i", () => {
  it("find a record and show it by the id that was found, by its URL, and by its bare id", async () => {
    const found = await bench.done("search", { query: "Lina Linked", objects: ["people"] });
    const [hit] = found.data.results as { id: string; url: string; title: string }[];
    expect(hit).toMatchObject({ title: "Lina Linked" });
    const [, bareId = ""] = hit?.id.split("/") ?? [];
    for (const id of [hit?.id, hit?.url, bareId]) {
      const { data } = await bench.done("fetch", { id });
      expect(data).toMatchObject({ id: hit?.id, title: "Lina Linked", url: hit?.url });
    }
  });

  it("say which objects there are when one is misspelt", async () => {
    expect(await bench.refusal("search", { query: "x", objects: ["persn"] })).toContain("person");
    expect(await bench.refusal("fetch", { id: "neither" })).toContain("person/<id>");
  });

  it("name the workspace, its own objects, and what is left of the rate limit", async () => {
    const { data } = await bench.done("who-am-i");
    expect(data).toMatchObject({ workspace: "Sandbox", callsWaiting: 0, twenty: "answering" });
    expect(data.objects).toContain("machine");
  });
});

describe("a note or task whose links fail half-way", () => {
  const args = { title: "Half-way", person: "Lina Linked", company: "Linked Ltd" };
  const secondLink = (tool: string) => {
    let seen = 0;
    const target = new RegExp(`create${tool === "create-note" ? "Note" : "Task"}Target`);
    return ({ body }: { body: string }) => target.test(body) && ++seen === 2;
  };

  it.each(["create-note", "create-task"])("%s leaves nothing behind, and says so", async (tool) => {
    const list = tool.replace("create", "list").concat("s");
    await using edge = await interposed(bench.twentyUrl, secondLink(tool), (answer) => {
      answer.writeHead(200, { "content-type": "application/json" });
      answer.end(
        JSON.stringify({ errors: [{ message: "No rights", extensions: { code: "FORBIDDEN" } }] }),
      );
    });
    await using tools = await connectTools(edge.url, bench.apiKey, {}, "graphql");
    const refusal = await tools.refusal(tool, args);
    expect(refusal).toContain("could not be linked, and was removed again: ");
    const find = { object: tool.replace("create-", ""), filter: { title: "Half-way" } };
    expect((await bench.done("find-records", find)).data.total).toBe(0);
    // Not even in the trash.
    const trash = { ...find, filter: { title: "Half-way", deletedAt: { isNull: false } } };
    expect((await bench.done("find-records", trash)).data.total).toBe(0);
    expect((await bench.done(list, { person: "Lina Linked", query: "Half-way" })).data.total).toBe(
      0,
    );
  });

  it("is completed by the same key when the server was stopped between the links", async () => {
    const keyed = { ...args, title: "Interrupted", idempotencyKey: "interrupted" };
    const first = await bench.done("create-note", keyed);
    const { id } = first;
    const pair = { record: `note/${id}`, with: "company/Linked Ltd" };
    const targets = { object: "noteTarget", filter: { noteId: id }, fields: ["createdAt"] };
    const rows = rowsOf(await bench.done("find-records", targets));
    expect(rows).toHaveLength(2);
    // What somebody has unlinked stays so.
    await bench.done("unlink-records", pair);
    await bench.done("create-note", keyed);
    expect(rowsOf(await bench.done("find-records", targets))).toHaveLength(1);
    // What never was made is made.
    for (const row of rows) {
      await fetch(`${bench.twentyUrl}/rest/noteTargets/${String(row.id)}`, {
        method: "DELETE",
        headers: { authorization: `Bearer ${bench.apiKey}` },
      });
    }
    expect(rowsOf(await bench.done("find-records", targets))).toHaveLength(0);
    const again = await bench.done("create-note", keyed);
    expect(again.id).toBe(id);
    expect(rowsOf(await bench.done("find-records", targets))).toHaveLength(2);
  });
});
