import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventBoundary } from "./event-boundary.ts";
import { EventFramer } from "./event-framer.ts";

const blankLine = fc.constantFrom("\n\n", "\r\n\r\n", "\r\r");
/** Some events in one spelling of the line end, and where the stream is cut into chunks. */
const stream = fc.tuple(
  fc.array(fc.string({ unit: fc.constantFrom("a", ":", " ", "é"), minLength: 1 }), {
    minLength: 1,
    maxLength: 5,
  }),
  blankLine,
  fc.array(fc.nat(60), { maxLength: 12 }),
);

function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b)];
  return edges.map((edge, index) => bytes.subarray(edge, edges[index + 1] ?? bytes.length));
}

describe("a framer", () => {
  test("passes on whole events only, and every one as soon as it is whole, however the stream is cut", () => {
    fc.assert(
      fc.property(stream, ([events, blank, cuts]) => {
        const text = events.map((event) => event + blank).join("");
        const framer = new EventFramer();
        let [received, passed] = ["", ""];
        for (const chunk of chunksOf(Buffer.from(text), cuts)) {
          received += chunk.toString("latin1");
          passed += framer.push(chunk).toString("latin1");
          const end = received.lastIndexOf(blank);
          expect(passed).toBe(end === -1 ? "" : received.slice(0, end + blank.length));
        }
        expect(Buffer.from(passed, "latin1").toString()).toBe(text);
      }),
    );
  });

  test("gives back what had no end", () => {
    const framer = new EventFramer();
    expect(framer.push(Buffer.from("data: 1\n\ndata")).toString()).toBe("data: 1\n\n");
    framer.push(Buffer.from(": 2\n"));
    expect(framer.rest().toString()).toBe("data: 2\n");
    expect(framer.rest()).toHaveLength(0);
  });

  test("takes a long event in pieces in time that grows with its length alone", () => {
    const framer = new EventFramer();
    const piece = Buffer.alloc(1024, "x");
    let passed = 0;
    for (let i = 0; i < 15 * 1024; i += 1) passed += framer.push(piece).length;
    expect(passed).toBe(0);
    expect(framer.push(Buffer.from("\n\n"))).toHaveLength(15 * 1024 * 1024 + 2);
  });
});

test("a boundary is seen behind blank lines and before anything came, and nowhere else", () => {
  fc.assert(
    fc.property(stream, ([events, blank, cuts]) => {
      const boundary = new EventBoundary();
      expect(boundary.isBetweenEvents).toBe(true);
      let received = "";
      for (const chunk of chunksOf(Buffer.from(events.map((e) => e + blank).join("")), cuts)) {
        boundary.push(chunk);
        received += chunk.toString("latin1");
        expect(boundary.isBetweenEvents).toBe(received === "" || received.endsWith(blank));
      }
    }),
  );
});
