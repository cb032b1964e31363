import { createManualClock } from "testkit";
import { expect, it } from "vitest";
import { createUndoJournal } from "./undo-journal.ts";

const change = { summary: "Created person", steps: [] };

it("remembers a change until it is taken back", () => {
  const journal = createUndoJournal(createManualClock().clock);
  const handle = journal.keep(change);
  expect(journal.peek(handle)).toMatchObject(change);
  journal.forget(handle);
  expect(journal.peek(handle)).toBeUndefined();
});

it("forgets a change after a day", async () => {
  const { clock, advance } = createManualClock();
  const journal = createUndoJournal(clock);
  const handle = journal.keep(change);
  await advance(86_399_999);
  expect(journal.peek(handle)).toBeDefined();
  await advance(1);
  expect(journal.peek(handle)).toBeUndefined();
});

it("forgets the oldest change when there are too many", () => {
  const journal = createUndoJournal(createManualClock().clock, { maxChanges: 2 });
  const handles = [1, 2, 3].map(() => journal.keep(change));
  expect(handles.map((handle) => journal.peek(handle) !== undefined)).toEqual([false, true, true]);
});
