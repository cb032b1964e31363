import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { endpointWarnings } from "./endpoint-warnings.ts";

test("a loopback address that comes from another machine is warned of, field by field", () => {
  const warnings = endpointWarnings(parsedRegistration(), "10.0.0.7");
  expect(warnings).toEqual([
    expect.stringMatching(/^endpoint http:\/\/localhost:5008\/mcp .* 10\.0\.0\.7/),
    expect.stringMatching(/^healthCheckEndpoint http:\/\/localhost:5008\/health /),
  ]);
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", undefined])(
  "a loopback address that comes from %s is fine",
  (peer) => {
    expect(endpointWarnings(parsedRegistration(), peer)).toEqual([]);
  },
);

test("an address that others can reach is fine from anywhere", () => {
  const { healthCheckEndpoint: _, ...rest } = parsedRegistration();
  const registration = { ...rest, endpoint: "http://crm:8080/mcp" };
  expect(endpointWarnings(registration, "10.0.0.7")).toEqual([]);
});
