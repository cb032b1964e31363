import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { waitFor } from "testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CommandName } from "../../src/cli/commands.ts";
import { runCommand } from "../../src/cli/run-command.ts";
import { type ScriptedTwenty, startScriptedTwenty } from "../oauth/scripted-twenty.ts";

let twenty: ScriptedTwenty;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  twenty = await startScriptedTwenty();
});
afterAll(() => twenty[Symbol.asyncDispose]());
beforeEach(() => {
  twenty.oauth.faults.clear();
  folder = mkdtempSync(join(tmpdir(), "login-command-"));
  env = { XDG_CONFIG_HOME: join(folder, "config") };
  return () => rm(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command beside a person who opens the address that is printed, on this machine or on another one. */
async function run(
  name: CommandName,
  words: string[],
  person: "here" | "elsewhere" | "nobody" = "nobody",
): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let printed = "";
  stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const read = Promise.all([text(stdout), text(stderr)]);
  const ended = runCommand(name, words, {
    env,
    dotEnv: {},
    cwd: folder,
    stdin,
    stdout,
    stderr,
    signal: new AbortController().signal,
  });
  if (person !== "nobody") {
    const addressIn = () => /^http\S+$/m.exec(printed)?.[0];
    await Promise.race([
      waitFor(() => addressIn() !== undefined, { what: "the address to open" }),
      ended,
    ]);
    const address = addressIn();
    if (address !== undefined) {
      const redirect = person === "here" ? "follow" : "manual";
      const answer = await fetch(address, { redirect });
      if (person === "elsewhere") stdin.write(`${answer.headers.get("location")}\n`);
      await answer.text();
    }
  }
  const code = await ended;
  stdout.end();
  stderr.end();
  const [out, err] = await read;
  return { code, out, err };
}

const logins = () => join(folder, "config", "twenty-crm-mcp-server", "logins");

describe("login and logout", () => {
  it.each([
    ["here", []],
    ["elsewhere", ["--paste"]],
  ] as const)("sign in with a browser %s, work, and sign out", async (person, flags) => {
    const login = await run("login", ["--url", twenty.url, "--no-browser", ...flags], person);
    expect(login.err).toBe("");
    expect(login.out).toMatch(/✅ Signed in to .+readable by you alone/);
    expect(login.out).toContain(`Set TWENTY_API_URL=${twenty.url} and TWENTY_AUTH=oauth`);
    expect(login.out).not.toMatch(/access-|refresh-|code_verifier/);

    env = { ...env, TWENTY_API_URL: twenty.url, TWENTY_AUTH: "oauth" };
    const called = await run("call", ["list-persons", "--json"]);
    expect(called).toMatchObject({ code: 0, err: "" });
    const doctor = await run("doctor", []);
    expect(doctor.out).toMatch(/✅ login: signed in to .+ and renews itself/);
    expect(doctor.code).toBe(0);

    const logout = await run("logout", []);
    expect(logout).toMatchObject({ code: 0, out: `✅ Signed out of ${twenty.url}.\n` });
    expect(twenty.oauth.revoked.at(-1)).toMatch(/^refresh-/);
    const [file = ""] = readdirSync(logins());
    expect(readFileSync(join(logins(), file), "utf8")).not.toMatch(/access-|refresh-/);
    expect((await run("logout", [])).out).toContain("Nobody was signed in");
    const refused = await run("call", ["list-persons"]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("Run `twenty-crm-mcp-server login`");
    const examined = await run("doctor", []);
    expect(examined.out).toMatch(
      /❌ login: nobody is signed in .+\n\s+→ Run twenty-crm-mcp-server login\./,
    );
  });

  it("are each profile's own", async () => {
    const file = join(folder, "profiles.yaml");
    writeFileSync(
      file,
      `version: 1
default: staging
profiles:
  staging: { url: "${twenty.url}", oauth: true }
  live: { url: "${twenty.url}", oauth: true, production: true }
  keyed: { url: "${twenty.url}", apiKeyEnv: THE_KEY }
`,
    );
    env = { ...env, TWENTY_PROFILES_FILE: file, THE_KEY: twenty.apiKey };
    await run("login", ["--profile", "live", "--no-browser"], "here");
    expect(await run("call", ["--profile", "live", "list-persons"])).toMatchObject({ code: 0 });
    expect(await run("call", ["list-persons"])).toMatchObject({ code: 1 });
    const write = ["create-person", '{"firstName":"Ada"}'];
    expect((await run("call", ["--profile", "live", ...write])).err).toContain(
      "no tool create-person",
    );
    const tools = await run("tools", ["--profile", "live"]);
    expect(tools.out).not.toContain("create-person");
    const doctor = await run("doctor", ["--profile", "live"]);
    expect(doctor.out).toMatch(/✅ profile live: .+production, writes are locked/);
    expect((await run("login", ["--profile", "keyed"])).err).toContain("put oauth: true");
    expect((await run("login", ["--profile", "lve"])).err).toContain("Did you mean live?");
  });

  it("a table is not written into a locked workspace", async () => {
    const file = join(folder, "profiles.json");
    const live = { url: twenty.url, apiKeyEnv: "THE_KEY", production: true };
    writeFileSync(file, JSON.stringify({ version: 1, profiles: { live } }));
    writeFileSync(join(folder, "people.csv"), "name.firstName,name.lastName\nAda,Lovelace\n");
    env = { ...env, TWENTY_PROFILES_FILE: file, THE_KEY: twenty.apiKey };
    const imported = await run("import", ["people", "people.csv", "--yes"]);
    expect(imported.code).toBe(1);
    expect(`${imported.out}${imported.err}`).toMatch(/locked/);
  });

  it("forget the tokens even when Twenty cannot be told", async () => {
    await run("login", ["--url", twenty.url, "--no-browser"], "here");
    twenty.oauth.faults.add("revocation-unavailable");
    const logout = await run("logout", ["--url", twenty.url]);
    expect(logout.code).toBe(1);
    expect(logout.err).toMatch(/Signing out .+failed.+\n\s+→ The tokens are forgotten here/);
    expect((await run("logout", ["--url", twenty.url])).out).toContain("Nobody was signed in");
  });

  it.each([
    [["--url", "crm.example.com"], /--url is no address/],
    [[], /There is no Twenty to sign in to: give --url/],
  ])("say what is missing: %j", async (words, expected) => {
    const { code, err } = await run("login", words);
    expect(code).toBe(1);
    expect(err).toMatch(expected);
  });

  it("tell a failed sign-in in one sentence with the way out", async () => {
    twenty.oauth.faults.add("declined");
    const { code, err } = await run("login", ["--url", twenty.url, "--no-browser"], "here");
    expect(code).toBe(1);
    expect(err).toBe(
      "❌ The sign-in was declined in the browser. Nothing was kept. Run login again to try once more.\n",
    );
  });
});
