import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const exposure = {
  toolsets: new Set(["core", "records", "insight"] as const),
  hasChosenToolsets: true,
};

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  let bench: SandboxBench;
  let person = "";
  beforeAll(async () => {
    bench = await openWorkbench("empty", exposure, { apiMode });
    const company = await bench.done("create-company", { name: "Mailing Ltd" });
    const made = await bench.done("create-person", {
      firstName: "Mia",
      lastName: "Mailer",
      company: company.id,
    });
    person = made.id;
    await bench.done("create-opportunity", {
      name: "Mailed deal",
      company: company.id,
      pointOfContact: person,
    });
    await writeMail("Third", "2031-03-03T10:00:00.000Z", "FROM");
    await writeMail("First", "2031-01-01T10:00:00.000Z", "FROM");
    await writeMail("Second", "2031-02-02T10:00:00.000Z", "TO");
    await writeEvent("Past", "2020-01-01T10:00:00.000Z", false);
    await writeEvent("Later", "2031-02-02T10:00:00.000Z", true);
    await writeEvent("Sooner", "2031-01-01T10:00:00.000Z", false);
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  async function create(object: string, values: object): Promise<string> {
    const { data } = await bench.done("create-records", { object, records: [values] });
    expect(data.failures).toEqual([]);
    return String((data.ids as string[])[0]);
  }

  async function writeMail(subject: string, receivedAt: string, role: string): Promise<void> {
    const id = await create("message", { subject, text: `${subject} text`, receivedAt });
    const other = role === "FROM" ? "TO" : "FROM";
    await create("messageParticipant", { messageId: id, personId: person, role });
    await create("messageParticipant", { messageId: id, handle: "us@example.com", role: other });
  }

  async function writeEvent(title: string, startsAt: string, isCanceled: boolean): Promise<void> {
    const calendarEventId = await create("calendarEvent", { title, startsAt, isCanceled });
    const facts = { personId: person, responseStatus: "NEEDS_ACTION" };
    await create("calendarEventParticipant", { calendarEventId, ...facts });
  }

  it.each(["person/Mia Mailer", "company/Mailing Ltd", "opportunity/Mailed deal"])(
    "mails of %s come latest first, with who wrote to whom",
    async (record) => {
      const rows = rowsOf(await bench.done("messages", { record }));
      expect(rows).toMatchObject([
        { subject: "Third", from: "Mia Mailer", to: "us@example.com", excerpt: "Third text" },
        { subject: "Second", from: "us@example.com", to: "Mia Mailer" },
        { subject: "First" },
      ]);
    },
  );

  it("mails go on before a moment", async () => {
    const answer = await bench.done("messages", {
      record: "person/Mia Mailer",
      before: "2031-02-02T10:00:00.000Z",
    });
    expect(rowsOf(answer).map(({ subject }) => subject)).toEqual(["First"]);
    expect(answer.data.total).toBe(1);
  });

  it("appointments to come are in order, those called off are marked", async () => {
    const rows = rowsOf(await bench.done("calendar", { record: "person/Mia Mailer" }));
    expect(rows).toMatchObject([
      { title: "Sooner", participants: "Mia Mailer (needs action)" },
      { title: "Later", canceled: true },
    ]);
  });

  it("appointments of everybody are found within a time", async () => {
    const answer = await bench.done("calendar", { before: "2021-01-01" });
    expect(rowsOf(answer).map(({ title }) => title)).toEqual(["Past"]);
  });

  it("a record without people is refused", async () => {
    await bench.done("create-task", { title: "Lonely" });
    expect(await bench.refusal("messages", { record: "task/Lonely" })).toContain("no people");
  });
});
