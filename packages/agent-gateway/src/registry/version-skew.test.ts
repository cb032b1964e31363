import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { Registry } from "./registry.ts";
import { versionSkew } from "./version-skew.ts";

function instancesOf(...registrations: Parameters<typeof parsedRegistration>[0][]) {
  const registry = new Registry({ clock: createManualClock().clock });
  for (const [index, changes] of registrations.entries()) {
    const endpoint = `http://pod-${index}.example/mcp`;
    registry.register(parsedRegistration({ name: "crm", endpoint, ...changes }), { owner: "me" });
  }
  return registry.instances();
}

test("instances that say the same are no skew, and who says nothing contradicts nobody", () => {
  const [skew, ...others] = versionSkew(
    instancesOf(
      { version: "1.0.0", toolsDigest: "d1", protocolVersions: ["b", "a"] },
      { version: "1.0.0", protocolVersions: ["a", "b"] },
      { version: "1.0.0" },
    ),
  );
  expect(others).toEqual([]);
  expect(skew).toMatchObject({
    service: "crm",
    instances: 3,
    isSkewed: false,
    versions: [{ value: "1.0.0", instances: 3 }],
    protocolVersions: [
      { value: "a,b", instances: 2 },
      { value: null, instances: 1 },
    ],
  });
});

test.each([
  ["version", { version: "2.0.0" }],
  ["set of tools", { toolsDigest: "d2" }],
  ["set of protocol revisions", { protocolVersions: ["2025-11-25"] }],
])("another %s is skew, in that service only", (_, changes) => {
  const same = { toolsDigest: "d1", protocolVersions: ["2026-07-28"] };
  const skews = versionSkew(
    instancesOf(same, same, { ...same, ...changes }, { ...same, name: "a", service: "a" }),
  );
  expect(skews.map(({ service, isSkewed }) => [service, isSkewed])).toEqual([
    ["a", false],
    ["crm", true],
  ]);
});
