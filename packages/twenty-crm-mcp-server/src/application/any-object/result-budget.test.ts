import { expect, it } from "vitest";
import { withinBudget, withShortTexts } from "./result-budget.ts";

const long = Array.from({ length: 8_000 }, (_, index) => `w${index} `).join("");

it("a text of any length is read whole, part by part, as the parts themselves say", () => {
  let read = "";
  let from: number | undefined = 0;
  for (let part = 0; from !== undefined && part < 50; part += 1) {
    const { body }: { body: string } = withinBudget({ body: long }, new Map([["body", from]]));
    const cut: RegExpExecArray | null =
      /^(?<text>.*)… \(\d+ more characters: .*:(?<next>\d+)"\]\)$/s.exec(body);
    read += cut?.groups?.text ?? body;
    from = cut === null ? undefined : Number(cut.groups?.next);
  }
  expect(read).toBe(long);
});

it("a record within the budget is whole, and one past it is not above it", () => {
  expect(withinBudget({ body: "short", other: 3 })).toEqual({ body: "short", other: 3 });
  const cut = withinBudget({ one: long, two: long, three: "x" });
  expect(JSON.stringify(cut).length).toBeLessThan(24_000);
  expect(cut.three).toBe("x");
});

it("texts of a list are short, and say how to read on", () => {
  expect(withShortTexts({ body: long }).body).toContain('get-record with fields ["body:2000"]');
});
