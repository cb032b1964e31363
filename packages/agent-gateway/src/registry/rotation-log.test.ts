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
  const registry = new Registry({ clock });
  const log = new RotationLog({
    logger: { ...silentLogger, info: write, warn: write },
    endpointOf: (agentId) => registry.instance(agentId)?.facts.endpoint,
  });
  registry.subscribe((change) => log.observe(change));
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
    endpoint: "http://localhost:5008/mcp",
    why: "it says it is draining",
  });
});
