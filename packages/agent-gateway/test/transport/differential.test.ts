import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

test("mutated requests are taken, refused and read over plain sockets as node:http does", async () => {
  const { differences, handled } = await fuzz({ requests: 1000, seed: 20_260_728 });
  expect(differences).toEqual([]);
  expect(handled).toBeGreaterThan(200);
});
