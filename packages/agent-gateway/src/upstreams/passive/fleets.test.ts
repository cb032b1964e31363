import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { parsedRegistration } from "../../../test/stage/registration.ts";
import { DEFAULT_CHOICE } from "../../balancing/policy-choice.ts";
import { Registry } from "../../registry/registry.ts";
import { RoutingPicture } from "../../registry/routing-picture.ts";
import { Fleets } from "./fleets.ts";

const ME = { owner: "me" };

function stage() {
  const { clock } = createManualClock();
  const registry = new Registry({ clock });
  const register = (name: string, type = "mcp", port = 1) => {
    const endpoint = `http://127.0.0.1:${port}/mcp`;
    const result = registry.register(parsedRegistration({ name, type, endpoint }), ME);
    return "instance" in result ? result.instance.agentId : "";
  };
  const early = register("early");
  const picture = new RoutingPicture(registry, clock);
  const fleets = new Fleets({ clock, random: Math.random, picture, policies: DEFAULT_CHOICE });
  return { registry, register, fleets, early };
}

describe("fleets", () => {
  test("are there for what was registered before and for what comes later", () => {
    const { register, fleets, early } = stage();
    expect(fleets.locate(early)?.fleet).toBe(fleets.find("default", "early", "mcp"));
    const late = register("late");
    expect(fleets.locate(late)?.upstream.agentId).toBe(late);
    expect(fleets.all()).toHaveLength(2);
  });

  test("stay the same objects while their instances come and go, and go with the last one", () => {
    const { registry, register, fleets, early } = stage();
    const fleet = fleets.find("default", "early", "mcp");
    const upstream = fleet?.find(early);
    const second = register("early", "mcp", 2);
    expect(fleets.find("default", "early", "mcp")).toBe(fleet);
    expect(fleet?.find(early)).toBe(upstream);
    expect(fleets.locate(second)?.fleet).toBe(fleet);
    registry.remove(early, { by: "me", why: "" });
    expect(fleets.locate(early)).toBeUndefined();
    expect(fleets.locate(second)?.fleet).toBe(fleet);
    registry.remove(second, { by: "me", why: "" });
    expect(fleets.find("default", "early", "mcp")).toBeUndefined();
    expect(fleets.locate(second)).toBeUndefined();
  });

  test("of types without a path of their own share one: the one that came last has it, until it goes", () => {
    const { registry, register, fleets } = stage();
    const web = register("site", "web");
    const rest = register("site", "rest", 2);
    expect(fleets.find("default", "site", "http")?.name.type).toBe("rest");
    expect(fleets.locate(web)).toBeUndefined();
    registry.remove(rest, { by: "me", why: "" });
    expect(fleets.find("default", "site", "http")?.name.type).toBe("web");
    expect(fleets.locate(web)).toBeDefined();
  });
});
