import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "service-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "./read-config.ts";
import { ruledConfig } from "./ruled-config.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "load-profiles-"));
  file = join(folder, "profiles.yaml");
  writeFileSync(
    file,
    `version: 1
profiles:
  staging: { url: "https://staging.crm.example.com", apiKeyEnv: STAGING_KEY }
  cloud: { url: "https://api.twenty.com", oauth: true, production: true, apiMode: rest }
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function load(env: Readonly<Record<string, string>>, dotEnv = {}) {
  const given = { TWENTY_PROFILES_FILE: file, STAGING_KEY: "key", ...env };
  const config = readConfig({ env: given, dotEnv }, { instanceId: "test" });
  return (await ruledConfig(config)).profiles;
}

async function problem(env: Readonly<Record<string, string>>): Promise<string> {
  const error: unknown = await load(env).catch((failure: unknown) => failure);
  if (!(error instanceof ConfigurationError)) throw error;
  return error.problems
    .map((found) => `${found.variable} ${found.problem}. ${found.fix}`)
    .join("\n");
}

describe("profiles", () => {
  it("have what the file says, and else what the variables say", async () => {
    const { default: first, named } = await load({
      TWENTY_PROFILE: "cloud",
      MCP_PROFILES: "all",
      TWENTY_RATE_LIMIT: "500",
      TWENTY_API_MODE: "graphql",
      TWENTY_LOGIN_DIR: "/logins",
    });
    expect(first).toMatchObject({
      name: "cloud",
      isProduction: true,
      isLocked: true,
      exposure: { isReadOnly: true },
      source: {
        apiUrl: "https://api.twenty.com",
        workspaceUrl: "https://app.twenty.com",
        credential: { kind: "oauth", folder: "/logins" },
        rateLimit: 500,
        apiMode: "rest",
      },
    });
    expect([...named.keys()]).toEqual(["cloud", "staging"]);
    expect(named.get("staging")).toMatchObject({
      isLocked: false,
      exposure: { isReadOnly: false },
      source: { credential: { kind: "key", apiKey: "key" }, apiMode: "graphql" },
    });
  });

  it("that callers may not choose are not even looked up: their keys may be elsewhere", async () => {
    const { named } = await load({ TWENTY_PROFILE: "cloud", STAGING_KEY: "" });
    expect([...named.keys()]).toEqual(["cloud"]);
  });

  it("find their keys in .env, too", async () => {
    const profiles = await load(
      { TWENTY_PROFILE: "staging", STAGING_KEY: "" },
      { STAGING_KEY: "k" },
    );
    expect(profiles.default.source).toMatchObject({ credential: { apiKey: "k" } });
  });

  it.each([
    [
      {},
      /TWENTY_PROFILE is missing, .+ 2 profiles and no default\. Set it to one of staging, cloud/,
    ],
    [
      { TWENTY_PROFILE: "stagin" },
      /TWENTY_PROFILE names the profile "stagin".+Did you mean staging\?/,
    ],
    [{ TWENTY_PROFILE: "cloud", MCP_PROFILES: "live" }, /MCP_PROFILES .+There are staging, cloud/],
    [{ TWENTY_PROFILE: "cloud", TWENTY_UNLOCK_WRITES: "clod" }, /TWENTY_UNLOCK_WRITES .+cloud\?/],
    [
      { TWENTY_PROFILE: "staging", STAGING_KEY: " " },
      /STAGING_KEY is missing, and the profile staging/,
    ],
    [{ TWENTY_PROFILES_FILE: "/nowhere/at.all" }, /TWENTY_PROFILES_FILE cannot be read/],
    [{ TWENTY_API_URL: "https://x.example" }, /TWENTY_API_URL is set.+in the file by url/],
    [{ TWENTY_PROFILES_FILE: "", TWENTY_PROFILE: "a" }, /TWENTY_PROFILE is set, and there is no/],
    [
      { TWENTY_PROFILES_FILE: "", TWENTY_AUTH: "oauth" },
      /TWENTY_API_URL is missing, and TWENTY_AUTH/,
    ],
  ])("that do not go together end the start: %j", async (env, expected) => {
    expect(await problem(env)).toMatch(expected);
  });
});
