import { createTwentyClient } from "twenty-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("empty", {
    toolsets: new Set(["core", "records", "links", "insight"]),
    hasChosenToolsets: true,
  });
  await bench.done("create-company", { name: "Insight Ltd" });
  await bench.done("create-person", {
    firstName: "Ina",
    lastName: "Sight",
    company: "Insight Ltd",
  });
  const deal = (name: string, more: object) =>
    bench.done("create-opportunity", {
      name,
      company: "Insight Ltd",
      pointOfContact: "Ina Sight",
      ...more,
    });
  await deal("Euro one", {
    amount: "0.10",
    currency: "EUR",
    stage: "NEW",
    closeDate: "2099-01-15",
  });
  await deal("Euro two", {
    amount: "0.20",
    currency: "EUR",
    stage: "NEW",
    closeDate: "2099-01-31",
  });
  await deal("Dollar", { amount: "5", currency: "USD", stage: "NEW", closeDate: "2020-06-01" });
  await deal("Won", { amount: "100", currency: "EUR", stage: "CUSTOMER", closeDate: "2024-01-01" });
  await deal("Plain", { stage: "MEETING" });
  await bench.done("create-note", {
    title: "They like it",
    person: "Ina Sight",
    company: "Insight Ltd",
  });
  await bench.done("create-task", {
    title: "Call back",
    company: "Insight Ltd",
    dueAt: "2099-01-01",
  });
  await bench.done("create-task", { title: "Done thing", company: "Insight Ltd", status: "DONE" });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("figures of the pipeline", () => {
  it("are exact, each currency by itself, in the order of the stages", async () => {
    const { data } = await bench.done("pipeline-funnel");
    expect(data).toEqual({
      total: 5,
      stages: [
        { stage: "NEW", count: 3, amounts: { EUR: "0.30", USD: "5" } },
        { stage: "MEETING", count: 1, amounts: {} },
        { stage: "CUSTOMER", count: 1, amounts: { EUR: "100" } },
      ],
    });
  });

  it("tell what closes when, what is overdue, and what has no date", async () => {
    const { data } = await bench.done("forecast");
    expect(data).toEqual({
      months: [{ month: "2099-01", count: 2, amounts: { EUR: "0.30" } }],
      overdue: [{ month: "2020-06", count: 1, amounts: { USD: "5" } }],
      undated: { count: 1, amounts: {} },
      total: 4,
    });
  });

  it("name no win rate until somebody says what lost means", async () => {
    const unknown = await bench.done("win-rate");
    expect(unknown.data).toEqual({ won: 1, lost: 0, open: 4, total: 5 });
    expect(unknown.text).toContain("lostStages");
    const known = await bench.done("win-rate", { lostStages: ["Meeting"] });
    expect(known.data).toEqual({ won: 1, lost: 1, open: 3, total: 5, winRatePercent: 50 });
  });

  it("tell wins by period and by owner", async () => {
    const byYear = await bench.done("win-rate", { lostStages: ["Meeting"], by: "year" });
    expect(byYear.data.groups).toEqual([
      { group: "2024-01-01", won: 1, lost: 0, winRatePercent: 100 },
      { group: "none", won: 0, lost: 1, winRatePercent: 0 },
    ]);
    const byOwner = await bench.done("win-rate", { lostStages: ["Meeting"], by: "owner" });
    expect(byOwner.data.groups).toEqual([{ group: "none", won: 1, lost: 1, winRatePercent: 50 }]);
  });

  it.each(["win-rate", "forecast", "stale-deals"])(
    "%s refuses stages that are not there or mean two things",
    async (tool) => {
      const unknown = await bench.refusal(tool, { lostStages: ["MEETNG"] });
      expect(unknown).toContain("MEETING");
      const both = await bench.refusal(tool, { lostStages: ["Customer"] });
      expect(both).toContain("counts as won already");
    },
  );

  it("take no span of days that no calendar holds", async () => {
    expect(await bench.refusal("stale-deals", { days: 9e15 })).toContain("at most 36500");
  });

  it("find the open deals that nobody has touched", async () => {
    expect((await bench.done("stale-deals", { days: 1 })).data.total).toBe(0);
    const all = await bench.done("stale-deals", { days: 0 });
    expect(all.data.total).toBe(4);
    expect(rowsOf(all).map(({ name }) => name)).not.toContain("Won");
  });
});

describe("briefs", () => {
  it("gather what is known of a person, a company and a deal", async () => {
    const contact = await bench.done("contact-brief", { person: "Ina Sight" });
    expect(contact.data).toMatchObject({
      person: { firstName: "Ina", company: "Insight Ltd" },
      deals: { open: 4, closed: 1, amounts: { EUR: "0.30", USD: "5" }, closedStages: ["CUSTOMER"] },
      notes: { total: 1, notes: [{ title: "They like it" }] },
      events: [{ event: "linked-note.created", linked: "They like it" }, {}],
    });
    const account = await bench.done("account-snapshot", { company: "Insight Ltd" });
    expect(account.data).toMatchObject({
      company: { name: "Insight Ltd" },
      people: { total: 1, people: [{ name: "Ina Sight" }] },
      deals: { open: 4, closed: 1 },
      tasks: { total: 1, tasks: [{ title: "Call back" }] },
    });
    const deal = await bench.done("deal-view", { opportunity: "Dollar" });
    expect(deal.data).toMatchObject({ opportunity: { name: "Dollar" }, ageDays: 0 });
    expect(deal.data.overdueDays).toBeGreaterThan(2000);
    // A won deal has met its date, whenever that was.
    const won = await bench.done("deal-view", { opportunity: "Won" });
    expect(won.data).not.toHaveProperty("overdueDays");
  });

  it("count every note of a busy company, past what one filter takes", async () => {
    const { id: companyId } = await bench.done("create-company", { name: "Busy Ltd" });
    const twenty = createTwentyClient({
      baseUrl: bench.twentyUrl,
      apiKey: bench.apiKey,
      rateLimit: "off",
    });
    for (const batch of [0, 1, 2]) {
      const notes = await twenty.notes.createMany(
        Array.from({ length: 200 }, (_, index) => ({ title: `Note ${batch}.${index}` })),
      );
      await twenty.noteTargets.createMany(notes.map(({ id: noteId }) => ({ noteId, companyId })));
    }
    await twenty.close();
    await bench.done("create-note", { title: "The last", company: companyId });
    const { data } = await bench.done("account-snapshot", { company: companyId });
    expect(data.notes).toMatchObject({
      total: 601,
      notes: [{ title: "The last" }, {}, {}, {}, {}],
    });
  });

  it("show what happened to a record, latest first", async () => {
    const { id } = await bench.done("create-person", { firstName: "Time" });
    await bench.done("update-person", { id, jobTitle: "Keeper" });
    const events = rowsOf(await bench.done("timeline", { record: `person/${id}` }));
    expect(events.map(({ event }) => event)).toEqual(["person.updated", "person.created"]);
    expect(events[0]?.changed).toBe("jobTitle");
  });
});
