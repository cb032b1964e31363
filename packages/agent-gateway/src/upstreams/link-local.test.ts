import { expect, test } from "vitest";
import { guardedLookup, isLinkLocal } from "./link-local.ts";

test.each([
  ["169.254.169.254", true],
  ["[fe80::1]", true],
  ["::ffff:169.254.169.254", true],
  ["::ffff:a9fe:a9fe", true],
  ["0.0.0.0", true],
  ["fd00:ec2::254", true],
  ["10.0.0.7", false],
  ["127.0.0.1", false],
  ["::1", false],
  ["agents.example", false],
])("%s is link-local: %s", (address, expected) => {
  expect(isLinkLocal(address)).toBe(expected);
});

test("names are resolved as ever, in both forms that callers ask for", async () => {
  const one = await new Promise((resolve, reject) => {
    guardedLookup("localhost", { family: 4 }, (error, address) =>
      error ? reject(error) : resolve(address),
    );
  });
  expect(one).toBe("127.0.0.1");
  const all = await new Promise((resolve, reject) => {
    guardedLookup("localhost", { all: true, family: 4 }, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });
  expect(all).toMatchObject([{ address: "127.0.0.1", family: 4 }]);
});
