import { expect, test } from "vitest";
import { type FleetChange, withChanges } from "./fleet-state.ts";

const change = (agentId: string, agent: object | null): FleetChange =>
  ({ agentId, agent }) as unknown as FleetChange;

test("after any number of changes there is one entry for each instance that is there", () => {
  const before = new Map([["gone", { name: "gone" }]]) as unknown as Parameters<
    typeof withChanges
  >[0];
  const after = withChanges(before, [
    change("gone", null),
    ...Array.from({ length: 100 }, (_, index) => change("a", { revision: index })),
  ]);
  expect([...after]).toEqual([["a", { revision: 99 }]]);
  expect(before.has("gone")).toBe(true);
});
