import { registrationSchema } from "agent-gateway-contract";
import { expect, test } from "vitest";
import { policyWarnings } from "./policy-warnings.ts";

function warnings(policy: unknown): string[] {
  const registration = { name: "crm", type: "mcp", version: "1.0.0", endpoint: "http://a/mcp" };
  const metadata = policy === undefined ? {} : { policy };
  return policyWarnings(
    registrationSchema.parse({ ...registration, description: "CRM", capabilities: [], metadata }),
  );
}

test.each([undefined, "hash", "round-robin"])("a policy of %j is fine", (policy) => {
  expect(warnings(policy)).toEqual([]);
});

test.each(["fastest", 7, {}])(
  "%j is no policy, and whoever registers is told which there are",
  (policy) => {
    expect(warnings(policy)).toEqual([expect.stringContaining("p2c, round-robin")]);
  },
);
