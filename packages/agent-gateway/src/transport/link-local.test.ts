import type { lookup as systemLookup } from "node:dns";
import { expect, test } from "vitest";
import { createGuardedLookup, guardedLookup, isLinkLocal, LINK_LOCAL } from "./link-local.ts";

test.each([
  ["169.254.169.254", true],
  ["[fe80::1]", true],
  ["fe80::1%eth0", true],
  ["febf::1", true],
  ["::ffff:169.254.169.254", true],
  ["::ffff:a9fe:a9fe", true],
  ["::169.254.169.254", true],
  ["64:ff9b::169.254.169.254", true],
  ["2002:a9fe:a9fe::1", true],
  ["fd00:ec2::254", true],
  ["fd20:ce::254", true],
  ["100.100.100.200", true],
  ["168.63.129.16", true],
  // This machine may be registered, however it is written.
  ["0.0.0.0", false],
  ["127.0.0.1", false],
  ["::1", false],
  ["10.0.0.7", false],
  ["64:ff9b::10.0.0.7", false],
  ["fec0::1", false],
  ["agents.example", false],
])("%s is link-local: %s", (address, expected) => {
  expect(isLinkLocal(address)).toBe(expected);
});

test.each([
  "http://2852039166/",
  "http://0xa9fea9fe/",
  "http://0xa9.0xfe.0xa9.0xfe/",
  "http://0251.0376.0251.0376/",
  "http://169.254.43518/",
  "http://169.254.169.254./",
  "http://[::ffff:169.254.169.254]/",
  "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
  "http://１６９.254.169.254/",
])("%s is link-local, as a URL is read", (url) => {
  expect(isLinkLocal(new URL(url).hostname)).toBe(true);
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

test.each([
  [["169.254.169.254"], LINK_LOCAL],
  [["fe80::7", "169.254.169.254"], LINK_LOCAL],
  [["169.254.169.254", "10.0.0.7"], "10.0.0.7"],
])("a name that leads to %j is connected to at %s", async (addresses, expected) => {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  const resolver = ((_: string, __: object, callback: (...answer: unknown[]) => void) =>
    callback(null, found)) as unknown as typeof systemLookup;
  const result = await new Promise((resolve) => {
    createGuardedLookup(resolver)("metadata.example", {}, (error, address) =>
      resolve(error?.code ?? address),
    );
  });
  expect(result).toBe(expected);
});
