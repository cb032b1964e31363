import { type LogFields, silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { Registry } from "./registry.ts";
import { RotationLog } from "./rotation-log.ts";

test("each turn of an instance's fate is told once, with the reason", () => {
  const { clock } = createManualClock();
  const lines: [string, LogFields | undefined][] = [];
  const write = (message: string, fields?: LogFields): void => void lines.push([message, fields]);
  const log = new RotationLog({ clock, logger: { ...silentLogger, info: write, warn: write } });
  const registry = new Registry({
    clock,
    onEvent: (event) => {
      const instance = registry.instance(event.agentId);
      if (event.type === "removed") log.forget(event.agentId, event.name);
      else if (instance !== undefined) log.observe(instance);
    },
  });
  const beat = (status: "healthy" | "draining") =>
    registry.beat("twenty-crm-mcp-server", { owner: "me", status });

  registry.register(parsedRegistration(), { owner: "me" });
  beat("healthy");
  beat("draining");
  beat("draining");
  registry.unregister("twenty-crm-mcp-server", { owner: "me" });
  expect(lines.map(([message]) => message)).toEqual([
    "Instance is in rotation",
    "Instance is out of rotation",
    "Instance was removed",
  ]);
  expect(lines[1]?.[1]).toMatchObject({
    agent: "twenty-crm-mcp-server",
    why: "it says it is draining",
  });
});
