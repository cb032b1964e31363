import { createManualClock } from "testkit";
import { expect, it } from "vitest";
import { createUndoJournal } from "./undo-journal.ts";

function keep(journal: ReturnType<typeof createUndoJournal>): string {
  return journal.keep(change) ?? "";
}

const change = { summary: "Created person", steps: [] };

it("remembers a change until it is taken back", () => {
  const journal = createUndoJournal(createManualClock().clock);
  const handle = keep(journal);
  expect(journal.peek(handle)).toMatchObject(change);
  journal.forget(handle);
  expect(journal.peek(handle)).toBeUndefined();
});

it("forgets a change after a day", async () => {
  const { clock, advance } = createManualClock();
  const journal = createUndoJournal(clock);
  const handle = keep(journal);
  await advance(86_399_999);
  expect(journal.peek(handle)).toBeDefined();
  await advance(1);
  expect(journal.peek(handle)).toBeUndefined();
});

it("forgets the oldest change when there are too many", () => {
  const journal = createUndoJournal(createManualClock().clock, { maxChanges: 2 });
  const handles = [1, 2, 3].map(() => keep(journal));
  expect(handles.map((handle) => journal.peek(handle) !== undefined)).toEqual([false, true, true]);
});

it("keeps as many old values as there is room for, and no change that takes all of it", () => {
  const journal = createUndoJournal(createManualClock().clock, { maxCharacters: 2_000 });
  const body = "x".repeat(800);
  const values = { body, amount: 1n };
  const step = { action: "update", form: "any", object: "note", id: "1", values } as const;
  const first = journal.keep({ summary: "first", steps: [step] });
  const second = journal.keep({ summary: "second", steps: [step] });
  const third = journal.keep({ summary: "third", steps: [step] });
  expect(journal.peek(first ?? "")).toBeUndefined();
  expect(journal.peek(second ?? "")).toBeDefined();
  expect(journal.peek(third ?? "")).toBeDefined();
  expect(journal.keep({ summary: "all", steps: [step, step, step] })).toBeUndefined();
  expect(journal.peek(third ?? "")).toBeDefined();
});
