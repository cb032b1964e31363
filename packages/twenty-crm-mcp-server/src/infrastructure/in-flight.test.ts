import { expect, it } from "vitest";
import { InFlight } from "./in-flight.ts";

it("is idle when as many exchanges have ended as have begun, each counted once", async () => {
  const inFlight = new InFlight();
  await inFlight.idle();
  const [endFirst, endSecond] = [inFlight.begin(), inFlight.begin()];
  let idle = false;
  const waiting = inFlight.idle().then(() => {
    idle = true;
  });
  endFirst();
  endFirst();
  await Promise.resolve();
  expect(idle).toBe(false);
  expect(inFlight.count).toBe(1);
  endSecond();
  await waiting;
  expect(idle).toBe(true);
});
