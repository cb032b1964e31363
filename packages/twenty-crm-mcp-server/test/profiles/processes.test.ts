import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { systemClock } from "service-kit";
import { waitFor } from "testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLoginFile } from "../../src/infrastructure/oauth/login-file.ts";
import { loginPath } from "../../src/infrastructure/oauth/login-path.ts";
import { signIn } from "../../src/infrastructure/oauth/sign-in.ts";
import { type ScriptedTwenty, startScriptedTwenty } from "../oauth/scripted-twenty.ts";
import { emptyFolder, startMain } from "../process/start-main.ts";

let twenty: ScriptedTwenty;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  twenty = await startScriptedTwenty();
  folder = emptyFolder();
  const path = join(folder, "profiles.yaml");
  writeFileSync(
    path,
    `version: 1
default: keyed
profiles:
  keyed: { url: "${twenty.url}", apiKeyEnv: THE_KEY }
  live: { url: "${twenty.url}", oauth: true, production: true }
`,
  );
  const logins = join(folder, "logins");
  env = { TWENTY_PROFILES_FILE: path, TWENTY_LOGIN_DIR: logins, THE_KEY: twenty.apiKey };
  await signIn({
    url: twenty.url,
    file: createLoginFile(loginPath(logins, "live", twenty.url), twenty.url, systemClock),
    show: (address) => void fetch(address).then((response) => response.text()),
    clock: systemClock,
    signal: new AbortController().signal,
  });
});
afterAll(async () => {
  await twenty[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

it("two processes whose token has ended renew it once, though each refresh token counts once", async () => {
  twenty.oauth.endAccess();
  const before = twenty.oauth.grants.length;
  const args = ["call", "list-persons", "--profile", "live"];
  await using one = startMain({ args, env, cwd: folder });
  await using other = startMain({ args, env, cwd: folder });
  for (const call of [one, other]) {
    await waitFor(() => call.child.exitCode !== null, { what: "the answer" });
    expect(call.output()).not.toContain("❌");
    expect(call.child.exitCode).toBe(0);
  }
  expect(twenty.oauth.grants.slice(before)).toEqual(["refresh_token"]);
});

it("over stdio the profile is chosen by the command line, and is as locked as over HTTP", async () => {
  const main = join(import.meta.dirname, "../../src/main.ts");
  const client = new Client({ name: "test", version: "1.0.0" });
  const { PATH = "" } = process.env;
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [main, "--stdio", "--profile", "live"],
      env: { ...env, PATH },
      cwd: folder,
      stderr: "ignore",
    }),
  );
  const me = await client.callTool({ name: "who-am-i", arguments: {} });
  expect(me.structuredContent).toMatchObject({ profile: "live", writes: "locked" });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).not.toContain("create-person");
  await client.close();
});
