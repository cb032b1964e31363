import { problemSchema } from "agent-gateway-contract";
import { describe, expect, test } from "vitest";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

const REGISTER = "/api/v1/agents/register";

/** A registration as text, with a field that is nested so deep. */
function nested(field: string, levels: number): string {
  const deep = `{"${field}":{"a":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
  return JSON.stringify(registration()).replace(/\}$/, `,${deep.slice(1)}`);
}

describe("a registration that is meant to hurt", () => {
  test.each(["metadata", "else"])(
    "is refused when its %s is nested deeper than what can be written again, and nobody else notices",
    async (field) => {
      await using gateway = await stageGateway();
      for (const levels of [65, 5000, 100_000]) {
        const response = await gateway.request("POST", REGISTER, nested(field, levels));
        expect(response.status).toBe(400);
        expect(problemSchema.parse(await response.json()).code).toBe("invalid_request");
        const beat = "/api/v1/agents/twenty-crm-mcp-server/heartbeat";
        expect((await gateway.request("POST", beat, nested(field, levels))).status).toBe(400);
      }
      expect((await gateway.request("POST", REGISTER, nested(field, 30))).status).toBe(201);
      expect(await gateway.agents()).toHaveLength(1);
    },
  );
});
