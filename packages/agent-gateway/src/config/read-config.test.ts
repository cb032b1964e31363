import { ConfigurationError } from "service-kit";
import { describe, expect, test } from "vitest";
import { checkEnvironment } from "./check-environment.ts";
import { readConfig } from "./read-config.ts";

const KEY = "a-key-of-at-least-16-characters";

test("nothing set listens on this machine's port 8080, without a key, for loopback names", () => {
  expect(readConfig({ env: {} })).toEqual({
    listen: { host: "127.0.0.1", port: 8080 },
    allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
    allowedOrigins: [],
    probe: { intervalMs: 10_000, timeoutMs: 2000 },
    policies: { standard: "p2c", services: new Map() },
    transport: "socket",
    dataDir: ".data",
    log: { level: "info", format: "auto" },
  });
});

describe("an address that lets other machines in", () => {
  test.each(["0.0.0.0", "::", "192.168.1.2", "gateway.internal"])("%s asks for a key", (HOST) => {
    const [problem, ...others] = checkEnvironment({ env: { HOST } });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      variable: "GATEWAY_API_KEY",
      problem: expect.stringContaining(HOST),
      fix: expect.stringContaining("GATEWAY_ALLOW_ANONYMOUS=true"),
    });
  });

  test("is fine with a key, which then decides instead of the host name", () => {
    const config = readConfig({ env: { HOST: "0.0.0.0", GATEWAY_API_KEY: KEY } });
    expect(config).toMatchObject({ apiKey: KEY, allowedHosts: ["*"] });
  });

  test("is fine when anonymous callers are wanted, under its own names only", () => {
    const config = readConfig({
      env: {
        HOST: "0.0.0.0",
        GATEWAY_ALLOW_ANONYMOUS: "true",
        GATEWAY_PUBLIC_URL: "https://gateway.example.com/",
      },
    });
    expect(config.apiKey).toBeUndefined();
    expect(config.publicUrl).toBe("https://gateway.example.com");
    expect(config.allowedHosts).toContain("gateway.example.com");
  });
});

test.each([
  ["PORT", "70000"],
  ["HOST", "two words"],
  ["LOG_LEVEL", "loud"],
  ["LOG_FORMAT", "xml"],
  ["GATEWAY_API_KEY", "short"],
  ["GATEWAY_ALLOW_ANONYMOUS", "perhaps"],
  ["GATEWAY_PUBLIC_URL", "gateway:8080"],
  ["GATEWAY_PROBE_INTERVAL_MS", "1"],
  ["GATEWAY_PROBE_TIMEOUT_MS", "2s"],
  ["GATEWAY_POLICY", "fastest"],
  ["GATEWAY_AFFINITY_HEADER", "two words"],
  ["GATEWAY_SESSION_KEYS", "c2hvcnQ="],
  ["ALLOWED_HOSTS", "http://gateway"],
  ["ALLOWED_ORIGINS", "gateway.example.com"],
])("%s=%s is refused by name with a fix", (variable, value) => {
  const [problem] = checkEnvironment({ env: { [variable]: value } });
  expect(problem?.variable).toBe(variable);
  expect(problem?.fix).not.toBe("");
});

test("an unknown GATEWAY_ name in .env is refused with the nearest one, another's is not", () => {
  expect(() => readConfig({ env: {}, dotEnv: { GATEWAY_APIKEY: KEY, AGENT_NAME: "crm" } })).toThrow(
    ConfigurationError,
  );
  expect(checkEnvironment({ env: {}, dotEnv: { GATEWAY_APIKEY: KEY } })).toEqual([
    {
      variable: "GATEWAY_APIKEY",
      problem: "is not a known variable",
      fix: "Did you mean GATEWAY_API_KEY?",
    },
  ]);
  expect(
    checkEnvironment({ env: { GATEWAY_SERVICE_PORT: "80" }, dotEnv: { AGENT_NAME: "crm" } }),
  ).toEqual([]);
});

test("a bad key is not repeated in the message", () => {
  const [problem] = checkEnvironment({ env: { GATEWAY_API_KEY: "hush hush" } });
  expect(JSON.stringify(problem)).not.toContain("hush");
});

test("policies, the header of affinity and session keys are read", () => {
  const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const config = readConfig({
    env: {
      GATEWAY_POLICY: "random,crm=hash",
      GATEWAY_AFFINITY_HEADER: "X-Conversation-Id",
      GATEWAY_SESSION_KEYS: keys.map((key) => key.toString("base64")).join(", "),
    },
  });
  expect(config).toMatchObject({
    policies: { standard: "random", services: new Map([["crm", "hash"]]) },
    affinityHeader: "x-conversation-id",
    sessionKeys: keys,
  });
});
