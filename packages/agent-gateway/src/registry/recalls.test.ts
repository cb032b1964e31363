import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { Recalls } from "./recalls.ts";
import { Registry } from "./registry.ts";

const MINUTE_MS = 60_000;

test("everyone of a name is asked to register again for a quarter of an hour after the first beat", () => {
  const recalls = new Recalls();
  expect(recalls.has("crm", 0)).toBe(false);
  recalls.add("crm");
  expect(recalls.has("crm", 60 * MINUTE_MS)).toBe(true);
  expect(recalls.has("crm", 74 * MINUTE_MS)).toBe(true);
  expect(recalls.has("other", 74 * MINUTE_MS)).toBe(false);
  expect(recalls.has("crm", 75 * MINUTE_MS)).toBe(false);
  expect(recalls.has("crm", 75 * MINUTE_MS)).toBe(false);
});

test("a live process without identity whose probe failed at the wrong moment comes back", async () => {
  const { clock, advance } = createManualClock();
  const registry = new Registry({ clock });
  const me = { owner: "me" };
  const at = (host: string) =>
    parsedRegistration({ name: "crm", endpoint: `http://${host}.example/mcp` });
  registry.register(at("a"), me);
  registry.register(at("b"), me);
  await advance(1000);
  expect(registry.unregister("crm", me).kind).toBe("suspect");
  await advance(1000);
  // The one that leaves refuses; the other one is cut off for a moment.
  for (const { agentId } of registry.instances()) {
    registry.recordProbe(agentId, { result: "failing", why: "refused" }, clock.monotonicMs());
  }
  registry.register(at("c"), me);
  // It would be answered well for the sake of c, and never learn that it is not listed.
  expect(registry.beat("crm", { ...me, status: "healthy" }).kind).toBe("gone");
  registry.register(at("b"), me);
  expect(registry.named("crm")).toHaveLength(2);
});
