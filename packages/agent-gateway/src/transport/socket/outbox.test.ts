import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Outbox } from "./outbox.ts";

function busyOutbox(): Outbox {
  const outbox = new Outbox();
  for (let count = 0; count < 3; count += 1) outbox.begin();
  return outbox;
}

test("writes nothing in this turn of the event loop and everything at its end, in order", async () => {
  const outbox = busyOutbox();
  const written: number[] = [];
  for (const each of [1, 2, 3]) outbox.add({ flush: () => void written.push(each) });
  await Promise.resolve();
  expect(written).toEqual([]);
  await turn();
  expect(written).toEqual([1, 2, 3]);
});

test("what is added while it writes goes out with the next turn", async () => {
  const outbox = busyOutbox();
  const written: string[] = [];
  const second = { flush: () => void written.push("second") };
  outbox.add({
    flush() {
      written.push("first");
      outbox.add(second);
    },
  });
  await turn();
  expect(written).toEqual(["first"]);
  await turn();
  expect(written).toEqual(["first", "second"]);
});

test("many do not wait for the end of the turn", () => {
  const outbox = busyOutbox();
  let written = 0;
  const one = {
    flush(): void {
      written += 1;
    },
  };
  for (let count = 0; count < 256; count += 1) outbox.add(one);
  expect(written).toBe(256);
});

test("nobody waits while few exchanges are under way", async () => {
  const outbox = busyOutbox();
  outbox.end();
  const written: number[] = [];
  outbox.add({ flush: () => void written.push(1) });
  expect(written).toEqual([]);
  await Promise.resolve();
  expect(written).toEqual([1]);
});
