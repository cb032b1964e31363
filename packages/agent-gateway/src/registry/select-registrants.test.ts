import { expect, test } from "vitest";
import type { Registrant } from "./registrant.ts";
import { selectRegistrants } from "./select-registrants.ts";

const base: Registrant = {
  instanceId: "a",
  epoch: 5,
  owner: "me",
  derived: false,
  saysRegisteredAt: null,
  shared: false,
  status: "healthy",
  load: null,
  toolsDigest: null,
  registeredAt: "2026-01-01T00:00:00.000Z",
  lastHeartbeatAt: "2026-01-01T00:00:00.000Z",
  renewedAtMs: 0,
  heartbeatIntervalMs: 1000,
  leaseTtlMs: 5000,
  confirmed: true,
  observed: "alive",
  leavingSinceMs: null,
};
const known = [base, { ...base, instanceId: "b", owner: "other" }];

test.each([
  ["a name alone means all registrants of the key", { owner: "me" }, ["a"]],
  ["an instanceId means that process, whatever the key", { owner: "me", instanceId: "b" }, ["b"]],
  ["an equal epoch means that process", { owner: "me", instanceId: "a", epoch: 5 }, ["a"]],
  ["an older epoch is superseded", { owner: "me", instanceId: "a", epoch: 4 }, "superseded"],
  ["a newer epoch is not known yet", { owner: "me", instanceId: "a", epoch: 6 }, "none"],
  ["an unknown instanceId means nobody", { owner: "me", instanceId: "c" }, "none"],
  ["an unknown key means nobody", { owner: "stranger" }, "none"],
])("%s", (_, query, expected) => {
  const selection = selectRegistrants(known, query);
  expect(
    selection.kind === "found"
      ? selection.registrants.map(({ instanceId }) => instanceId)
      : selection.kind,
  ).toEqual(expected);
});

test("a process that gave no epoch is meant by any", () => {
  const selection = selectRegistrants([{ ...base, epoch: 0 }], {
    owner: "me",
    instanceId: "a",
    epoch: 9,
  });
  expect(selection.kind).toBe("found");
});
