import type { ApiMode } from "twenty-client";
import type { RestorePath, TargetShape } from "twenty-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultToolsets } from "../../src/application/tools/exposure.ts";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const shapes: readonly TargetShape[] = ["target", "legacy"];
const paths: readonly RestorePath[] = ["2.21", "later"];
const modes: readonly ApiMode[] = ["auto", "graphql", "rest"];

const versions = shapes.flatMap((targetShape) =>
  paths.flatMap((restorePath) => modes.map((apiMode) => ({ targetShape, restorePath, apiMode }))),
);

describe.each(versions)(
  "on a Twenty with targets $targetShape, restore of $restorePath, over $apiMode",
  (version) => {
    let bench: SandboxBench;
    beforeAll(async () => {
      const toolsets = new Set([...defaultToolsets, "attachments"] as const);
      bench = await openWorkbench("empty", { toolsets, hasChosenToolsets: true }, version);
      await bench.done("create-company", { name: "Version Ltd" });
      await bench.done("create-person", {
        firstName: "Vera",
        lastName: "Sion",
        email: "vera@version.example",
      });
    });
    afterAll(async () => {
      await bench[Symbol.asyncDispose]();
    });

    it("notes and tasks are made with their links, and found by them", async () => {
      const links = { person: "Vera Sion", company: "Version Ltd" };
      const note = await bench.done("create-note", { title: "Linked", ...links });
      const task = await bench.done("create-task", { title: "Linked", ...links });
      for (const [tool, id] of [
        ["list-notes", note.id],
        ["list-tasks", task.id],
      ] as const) {
        for (const by of [{ person: "vera@version.example" }, { company: "Version Ltd" }, links]) {
          expect(rowsOf(await bench.done(tool, by)).map((row) => row.id)).toEqual([id]);
        }
      }
    });

    it("a create with a key happens once, with its links, and not with other values", async () => {
      const args = { title: "Keyed", company: "Version Ltd", idempotencyKey: "k" };
      const { id } = await bench.done("create-task", args);
      expect((await bench.done("create-task", args)).id).toBe(id);
      expect(await bench.refusal("create-task", { ...args, title: "Other" })).toContain(id);
      const listed = await bench.done("list-tasks", { company: "Version Ltd", query: "Keyed" });
      expect(rowsOf(listed).map((row) => row.id)).toEqual([id]);
      await bench.done("delete-task", { id });
    });

    it("links are made, taken away and brought back", async () => {
      const { id } = await bench.done("create-note", { title: "Loose" });
      const pair = { record: `note/${id}`, with: "person/Vera Sion" };
      await bench.done("link-records", pair);
      const cut = await bench.done("unlink-records", pair);
      await bench.done("undo-change", { undo: cut.data.undo });
      const found = await bench.done("list-notes", { person: "Vera Sion", query: "Loose" });
      expect(rowsOf(found).map((row) => row.id)).toEqual([id]);
    });

    it("records are deleted and restored, one and many", async () => {
      const { id } = await bench.done("create-person", { firstName: "Lazarus" });
      await bench.done("delete-person", { id });
      await bench.done("restore-person", { id });
      expect((await bench.done("get-person", { id })).data.firstName).toBe("Lazarus");
      const { data } = await bench.done("create-records", {
        object: "company",
        records: [{ name: "A" }, { name: "B" }],
      });
      const gone = await bench.done("delete-records", { object: "company", ids: data.ids });
      await bench.done("undo-change", { undo: gone.data.undo });
      const back = await bench.done("find-records", {
        object: "company",
        filter: { name: ["A", "B"] },
      });
      expect(back.data.total).toBe(2);
    });

    it("files are attached, listed, read, renamed and deleted, and come back", async () => {
      const record = "company/Version Ltd";
      const { id } = await bench.done("attach-file", { record, name: "a.txt", text: "hällo" });
      const rows = rowsOf(await bench.done("list-attachments", { record }));
      expect(rows).toMatchObject([
        { id, name: "a.txt", record: expect.stringMatching(/^company\//) },
      ]);
      expect((await bench.done("read-attachment", { attachment: id })).data).toMatchObject({
        contentType: "text/plain",
        text: "hällo",
      });
      await bench.done("rename-attachment", { attachment: "a.txt", record, name: "b.txt" });
      const gone = await bench.done("delete-attachment", { attachment: "b.txt", record });
      expect(rowsOf(await bench.done("list-attachments", { record }))).toEqual([]);
      await bench.done("undo-change", { undo: gone.data.undo });
      expect((await bench.done("read-attachment", { attachment: id })).data.name).toBe("b.txt");
    });

    it("an update keeps what it does not name, and is taken back", async () => {
      const { data } = await bench.done("create-records", {
        object: "person",
        records: [
          {
            name: "Keep All",
            emails: ["one@keep.example", "two@keep.example"],
            phones: "+14155552671",
          },
        ],
      });
      const [id] = data.ids as string[];
      const changed = await bench.done("update-person", {
        id,
        email: "three@keep.example",
        jobTitle: "New",
      });
      expect(changed.data).toMatchObject({
        email: "three@keep.example",
        otherEmails: ["two@keep.example"],
      });
      await bench.done("undo-change", { undo: changed.data.undo });
      const { data: person } = await bench.done("get-person", { id });
      expect(person).toMatchObject({ email: "one@keep.example", phone: "+14155552671" });
      expect(person).not.toHaveProperty("jobTitle");
    });
  },
);
