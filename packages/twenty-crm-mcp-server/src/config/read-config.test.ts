import { ConfigurationError, type VariableProblem } from "service-kit";
import { describe, expect, it } from "vitest";
import { checkEnvironment } from "./check-environment.ts";
import { readConfig } from "./read-config.ts";

type Environment = Readonly<Record<string, string>>;

const read = (env: Environment = {}, dotEnv: Environment = {}) =>
  readConfig({ env, dotEnv }, { instanceId: "made-up" });

const problems = (env: Environment, dotEnv: Environment = {}): readonly VariableProblem[] =>
  checkEnvironment({ env, dotEnv });

describe("readConfig", () => {
  it("serves the sandbox on this machine when nothing is set", () => {
    expect(read()).toEqual({
      listen: { host: "127.0.0.1", port: 5008 },
      http: {
        allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
        allowedOrigins: [],
        maxSessions: 1000,
        sessionIdleTimeoutMs: 1_800_000,
      },
      twenty: { kind: "sandbox", dataDir: ".data", apiMode: "auto" },
      bulkLimit: 1_000,
      exposure: {
        toolsets: new Set(["core", "records", "links"]),
        hasChosenToolsets: false,
        tools: new Set(),
        excludedTools: new Set(),
        isReadOnly: false,
        isDestructive: false,
        isCompact: false,
      },
      log: { level: "info", format: "auto" },
    });
  });

  it("has the defaults of the registration guide", () => {
    expect(read({ AGENT_GATEWAY_URL: "http://localhost:8080" }).gateway).toEqual({
      url: "http://localhost:8080",
      name: "twenty-crm-mcp-server",
      version: "1.0.0",
      description: "Twenty CRM MCP Server with GraphQL and REST API support",
      intervalMs: 60_000,
      instanceId: "made-up",
    });
  });

  it("takes a folder of files on this machine alone, and origins of files without a path", () => {
    expect(read({ MCP_ATTACHMENTS_DIR: "/tmp/out" }).attachmentsDir).toBe("/tmp/out");
    const open = { HOST: "0.0.0.0", MCP_API_KEY: "long-enough-for-a-key" };
    expect(problems({ ...open, MCP_ATTACHMENTS_DIR: "/tmp/out" })).toMatchObject([
      { variable: "MCP_ATTACHMENTS_DIR", fix: expect.stringContaining("HOST=127.0.0.1") },
    ]);
    const origin = "https://files.example.com";
    const workspace = { TWENTY_API_URL: "https://crm.acme.example", TWENTY_API_KEY: "key" };
    expect(read({ ...workspace, TWENTY_FILE_ORIGINS: origin }).twenty).toMatchObject({
      fileOrigins: [origin],
    });
    expect(problems({ ...workspace, TWENTY_FILE_ORIGINS: `${origin}/path` })).toMatchObject([
      { variable: "TWENTY_FILE_ORIGINS" },
    ]);
  });

  it("reads the workspace and where people open it", () => {
    const key = { TWENTY_API_KEY: "key" };
    expect(read({ TWENTY_API_URL: "https://crm.acme.example/", ...key }).twenty).toMatchObject({
      kind: "workspace",
      apiUrl: "https://crm.acme.example",
      workspaceUrl: "https://crm.acme.example",
    });
    expect(read({ TWENTY_API_URL: "https://api.twenty.com", ...key }).twenty).toMatchObject({
      workspaceUrl: "https://app.twenty.com",
    });
  });

  it("lets the environment win over .env, and an empty value count as unset", () => {
    expect(read({ PORT: "6001" }, { PORT: "6002" }).listen.port).toBe(6001);
    expect(read({ PORT: "" }, { PORT: "6002" }).listen.port).toBe(6002);
  });

  it("accepts calls under the names that it announces", () => {
    const { http } = read({
      MCP_ENDPOINT: "http://twenty-mcp-server:8080/mcp",
      HEALTH_ENDPOINT: "http://health.internal/health",
    });
    expect(http.allowedHosts).toEqual(
      expect.arrayContaining(["localhost", "twenty-mcp-server", "health.internal"]),
    );
  });

  it("accepts calls under any name once a key protects them", () => {
    const env = { HOST: "0.0.0.0", MCP_API_KEY: "0123456789abcdef" };
    expect(read(env).http.allowedHosts).toEqual(["*"]);
    expect(read({ ...env, ALLOWED_HOSTS: "CRM.example, [::1]" }).http.allowedHosts).toEqual([
      "crm.example",
      "[::1]",
    ]);
  });
});

describe("checkEnvironment", () => {
  it("finds nothing wrong with an empty environment", () => {
    expect(problems({})).toEqual([]);
  });

  it("asks for the half of a pair that is missing", () => {
    const pairs: [Environment, string][] = [
      [{ TWENTY_API_URL: "https://api.twenty.com" }, "TWENTY_API_KEY"],
      [{ TWENTY_API_KEY: "key" }, "TWENTY_API_URL"],
      [{ AGENT_GATEWAY_CERT_FILE: "a.pem" }, "AGENT_GATEWAY_KEY_FILE"],
    ];
    for (const [env, variable] of pairs) {
      expect(problems(env)).toEqual([expect.objectContaining({ variable })]);
    }
  });

  it("refuses to let other machines in without a key, unless told to", () => {
    expect(problems({ HOST: "0.0.0.0" })).toEqual([
      expect.objectContaining({
        variable: "MCP_API_KEY",
        fix: expect.stringContaining("MCP_ALLOW_ANONYMOUS=true"),
      }),
    ]);
    expect(problems({ HOST: "0.0.0.0", MCP_API_KEY: "0123456789abcdef" })).toEqual([]);
    expect(problems({ HOST: "0.0.0.0", MCP_ALLOW_ANONYMOUS: "true" })).toEqual([]);
    expect(problems({ HOST: "::1" })).toEqual([]);
  });

  it.each([
    ["ALLOWED_HOSTS", "https://crm.example"],
    ["ALLOWED_ORIGINS", "crm.example"],
    ["MCP_MAX_SESSIONS", "0"],
    ["MCP_BULK_LIMIT", "20000"],
    ["MCP_SESSION_IDLE_TIMEOUT", "soon"],
    ["MCP_API_KEY", "short"],
    ["MCP_REQUEST_STATE_KEY", "short"],
    ["TWENTY_API_MODE", "soap"],
    ["AGENT_NAME", "two words"],
    ["AGENT_REGISTRATION_INTERVAL", "999"],
    ["AGENT_DESCRIPTION", "two\nlines"],
    ["LOG_FORMAT", "xml"],
  ])("refuses %s=%j with a fix", (variable, value) => {
    const [problem, ...others] = problems({ [variable]: value });
    expect(others).toEqual([]);
    expect(problem?.variable).toBe(variable);
    expect(problem?.fix).toMatch(/^Set it, for example, to ./);
  });

  it("never shows the value of a secret", () => {
    expect(JSON.stringify(problems({ MCP_API_KEY: "hunter2" }))).not.toContain("hunter2");
  });

  it("names all problems at once", () => {
    expect(problems({ PORT: "x", LOG_LEVEL: "loud" }).map(({ variable }) => variable)).toEqual([
      "PORT",
      "LOG_LEVEL",
    ]);
  });

  it("suggests the nearest name for an unknown one in .env and leaves others' names alone", () => {
    expect(problems({}, { TWENTY_API_KYE: "x", EDITOR: "vi" })).toEqual([
      {
        variable: "TWENTY_API_KYE",
        problem: "is not a known variable",
        fix: "Did you mean TWENTY_API_KEY?",
      },
    ]);
    expect(problems({ TWENTY_API_KYE: "x" })).toEqual([]);
  });

  it("is what readConfig refuses", () => {
    expect(() => read({ PORT: "x" })).toThrow(ConfigurationError);
  });
});
