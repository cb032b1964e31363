import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

describe("timeline", () => {
  it("tells what happened to a record, and which notes were joined to it", async () => {
    const sandbox = await openSandbox();
    const made = async (object: string, path: string, body: object): Promise<string> => {
      const answer = await sandbox.rest<{ data: Record<string, { id: string }> }>(
        "POST",
        `/rest/${path}`,
        body,
      );
      return answer.body.data[`create${object}`]?.id ?? "";
    };
    const targetPersonId = await made("Person", "people", { jobTitle: "Analyst" });
    const noteId = await made("Note", "notes", { title: "First call" });
    await made("NoteTarget", "noteTargets", { noteId, targetPersonId });
    await sandbox.rest("PATCH", `/rest/people/${targetPersonId}`, { jobTitle: "Countess" });
    await sandbox.rest("PATCH", `/rest/people/${targetPersonId}`, {});
    await sandbox.rest("DELETE", `/rest/people/${targetPersonId}?soft_delete=true`);
    await sandbox.rest("PATCH", `/rest/restore/people?filter=id[eq]:${targetPersonId}`);
    const { body } = await sandbox.rest<{
      data: { timelineActivities: { name: string; properties: object }[] };
    }>("GET", `/rest/timelineActivities?filter=targetPersonId[eq]:${targetPersonId}`);
    const events = new Map(body.data.timelineActivities.map((event) => [event.name, event]));
    expect([...events.keys()].toSorted()).toEqual([
      "linked-note.created",
      "person.created",
      "person.deleted",
      "person.restored",
      "person.updated",
    ]);
    expect(events.get("person.updated")?.properties).toEqual({
      diff: { jobTitle: { before: "Analyst", after: "Countess" } },
    });
    expect(events.get("linked-note.created")).toMatchObject({
      linkedRecordCachedName: "First call",
      linkedRecordId: noteId,
      createdBy: { source: "MANUAL", name: "System", context: null },
    });
  });
});
