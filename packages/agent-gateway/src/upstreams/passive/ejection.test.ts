import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterFailure,
  afterSuccess,
  type EjectionRecord,
  FAILURES_TO_EJECT,
  forgiven,
  readmitted,
  UNBLEMISHED,
} from "./ejection.ts";

const chance = { nowMs: 0, mayEject: true, random: () => 0.5 };

function failing(times: number, from = UNBLEMISHED, how = chance): EjectionRecord {
  let record = from;
  for (let i = 0; i < times; i += 1) record = afterFailure(record, "answered 500", how);
  return record;
}

test("five failures in a row eject for 30 s, four do not", () => {
  expect(failing(4).ejection).toBeUndefined();
  expect(failing(5).ejection).toEqual({
    sinceMs: 0,
    untilMs: 30_000,
    why: "5 failures in a row: answered 500",
  });
});

test("a success in between begins the count anew", () => {
  expect(failing(4, afterSuccess(failing(4))).ejection).toBeUndefined();
});

test("a success that has nothing to forget changes nothing", () => {
  expect(afterSuccess(UNBLEMISHED)).toBe(UNBLEMISHED);
});

test("nobody is ejected while too many are out already", () => {
  const record = failing(9, UNBLEMISHED, { ...chance, mayEject: false });
  expect(record.ejection).toBeUndefined();
  expect(failing(1, record).ejection).toBeDefined();
});

test("one that comes back is out again with its first failure, and longer", () => {
  const again = failing(1, readmitted(failing(5)));
  expect(again.ejection).toMatchObject({ untilMs: 60_000 });
  expect(afterSuccess(readmitted(again))).toMatchObject({ isOnTrial: false });
});

test("no ejection lasts longer than 300 s, and all are spread by 10 %", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (times, random) => {
      const { ejection } = failing(
        5,
        { ...UNBLEMISHED, times },
        { ...chance, random: () => random },
      );
      const expected = Math.min(300_000, 30_000 * (times + 1));
      expect(Math.abs((ejection?.untilMs ?? 0) - expected)).toBeLessThanOrEqual(expected * 0.1 + 1);
    }),
  );
});

test("each 30 s in rotation forget one ejection", () => {
  const record = { ...UNBLEMISHED, times: 3 };
  expect(forgiven(record, 29_000)).toBe(record);
  expect(forgiven(record, 61_000).times).toBe(1);
  expect(forgiven(record, 3_600_000).times).toBe(0);
});

test("whatever happens, only a failure ejects, and only with five in a row or on trial", () => {
  const signs = fc.array(fc.constantFrom("success", "failure", "readmitted"), { maxLength: 60 });
  fc.assert(
    fc.property(signs, (sequence) => {
      let record = UNBLEMISHED;
      for (const sign of sequence) {
        const before = record;
        if (sign === "success") record = afterSuccess(record);
        else if (sign === "failure") record = failing(1, record);
        else if (record.ejection !== undefined) record = readmitted(record);
        const isNew = before.ejection === undefined && record.ejection !== undefined;
        if (!isNew) continue;
        expect(sign).toBe("failure");
        expect(before.isOnTrial || before.consecutiveFailures + 1 >= FAILURES_TO_EJECT).toBe(true);
      }
    }),
  );
});
