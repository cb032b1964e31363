import { mkdtempSync } from "node:fs";
import { chmod, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogFields, type Logger, silentLogger, systemClock } from "service-kit";
import { createManualClock } from "testkit";
import { createTwentyClient } from "twenty-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLoginFile, type LoginFile } from "../../src/infrastructure/oauth/login-file.ts";
import { RenewingTokens } from "../../src/infrastructure/oauth/renewing-tokens.ts";
import { signIn } from "../../src/infrastructure/oauth/sign-in.ts";
import { type ScriptedTwenty, startScriptedTwenty } from "./scripted-twenty.ts";

let twenty: ScriptedTwenty;
let folder: string;
let file: LoginFile;
let logins = 0;
beforeAll(async () => {
  twenty = await startScriptedTwenty();
  folder = mkdtempSync(join(tmpdir(), "access-tokens-"));
});
afterAll(async () => {
  await twenty[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  twenty.oauth.faults.clear();
  twenty.oauth.grants.length = 0;
  twenty.oauth.lifetimeS = 1800;
  logins += 1;
  file = createLoginFile(join(folder, `${logins}.json`), twenty.url, systemClock);
});

const loginCommand = "twenty-crm-mcp-server login";
const manual = createManualClock();

async function signedIn(clock = systemClock) {
  await signIn({
    url: twenty.url,
    file,
    show: (address) => void fetch(address).then((response) => response.text()),
    clock,
    signal: new AbortController().signal,
  });
}

/** What one process has. */
function tokensIn(clock = systemClock, logger: Logger = silentLogger) {
  const own = createLoginFile(file.path, twenty.url, systemClock);
  return new RenewingTokens({ file: own, url: twenty.url, loginCommand, clock, logger });
}

const refreshes = () => twenty.oauth.grants.filter((grant) => grant === "refresh_token").length;

describe("access tokens", () => {
  it("are renewed shortly before they end, once for all who ask, and kept", async () => {
    const { clock, advance } = createManualClock();
    await signedIn(clock);
    const tokens = tokensIn(clock);
    const first = await tokens.current();
    await advance(1_700_000);
    expect(await tokens.current()).toBe(first);
    await advance(50_000);
    const renewed = await Promise.all([1, 2, 3].map(() => tokens.current()));
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(first);
    expect(refreshes()).toBe(1);
    expect((await file.read())?.tokens?.accessToken).toBe(renewed[0]);
  });

  it("are renewed when Twenty refuses one, once for all calls that were refused", async () => {
    await signedIn();
    const client = createTwentyClient({ baseUrl: twenty.url, apiKey: tokensIn() });
    await client.people.list();
    twenty.oauth.endAccess();
    const calls = [1, 2, 3, 4].map(() => client.people.list());
    expect(await Promise.all(calls)).toHaveLength(4);
    expect(refreshes()).toBe(1);
    await client.close();
  });

  it("are shared by two processes: one renews, the other takes over", async () => {
    await signedIn();
    const [one, other] = [tokensIn(), tokensIn()];
    const refused = await one.current();
    expect(await other.current()).toBe(refused);
    const renewed = await Promise.all([one.renew(refused), other.renew(refused)]);
    expect(renewed[0]).toBe(renewed[1]);
    expect(refreshes()).toBe(1);
  });

  it("end with the refresh token: the error says how to sign in, and Twenty is asked once", async () => {
    await signedIn();
    const tokens = tokensIn();
    const refused = await tokens.current();
    twenty.oauth.endAccess();
    twenty.oauth.endRefresh();
    const ended = {
      code: "unauthenticated",
      reason: `The sign-in to ${twenty.url} has ended`,
      wayOut: "Run `twenty-crm-mcp-server login` where the server runs.",
    };
    await expect(tokens.renew(refused)).rejects.toMatchObject(ended);
    await expect(tokens.renew(refused)).rejects.toMatchObject(ended);
    expect(refreshes()).toBe(1);
  });

  it("come back with a new login, without a restart", async () => {
    const tokens = tokensIn();
    await expect(tokens.current()).rejects.toMatchObject({
      code: "unauthenticated",
      reason: expect.stringContaining("Nobody is signed in"),
    });
    await signedIn();
    const token = await tokens.current();
    twenty.oauth.endRefresh();
    await expect(tokens.renew(token)).rejects.toThrow(/has ended/);
    await signedIn();
    expect(await tokens.renew(token)).toMatch(/^access-/);
  });

  it("are used to their end while renewing does not come about, and then say why", async () => {
    const { clock, advance } = createManualClock();
    await signedIn(clock);
    const tokens = tokensIn(clock);
    const first = await tokens.current();
    twenty.oauth.faults.add("refresh-unavailable");
    await advance(1_750_000);
    expect(await tokens.current()).toBe(first);
    expect(await tokens.current()).toBe(first);
    expect(refreshes()).toBe(1);
    await advance(50_000);
    await expect(tokens.current()).rejects.toMatchObject({ code: "unreachable" });
    twenty.oauth.faults.clear();
    expect(await tokens.current()).not.toBe(first);
  });

  it("without a time to live are renewed only when they are refused", async () => {
    twenty.oauth.lifetimeS = undefined;
    const { clock, advance } = manual;
    await signedIn(clock);
    const tokens = tokensIn(clock);
    const token = await tokens.current();
    await advance(86_400_000);
    expect(await tokens.current()).toBe(token);
    expect(await tokens.renew(token)).not.toBe(token);
  });

  it("live on in this process where they cannot be kept, and the log says so", async () => {
    await signedIn();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const readOnly = {
      ...file,
      write: () => Promise.reject(Object.assign(new Error("read-only"), { code: "EROFS" })),
    };
    const given = { file: readOnly, url: twenty.url, loginCommand, clock: systemClock, logger };
    const tokens = new RenewingTokens(given);
    const first = await tokens.current();
    const second = await tokens.renew(first);
    expect(await tokens.current()).toBe(second);
    const third = await tokens.renew(second);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(warnings).toContain(
      "The renewed sign-in cannot be kept: it will not outlive this process",
    );
    await signedIn();
    expect(await tokens.renew(third)).toBe((await file.read())?.tokens?.accessToken);
  });

  it("outlive a lock that a process has left behind", async () => {
    await signedIn();
    const lock = `${file.path}.lock`;
    await writeFile(lock, "");
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    const tokens = tokensIn();
    expect(await tokens.renew(await tokens.current())).toMatch(/^access-/);
  });

  it("appear in no log", async () => {
    await signedIn();
    const lines: string[] = [];
    const write = (message: string, fields?: LogFields) =>
      void lines.push(`${message} ${JSON.stringify(fields)}`);
    const logger: Logger = {
      ...silentLogger,
      debug: write,
      info: write,
      warn: write,
      error: write,
    };
    const tokens = tokensIn(systemClock, logger);
    const token = await tokens.current();
    twenty.oauth.endRefresh();
    await expect(tokens.renew(token)).rejects.toThrow();
    expect(lines.join("\n")).toContain("was not renewed");
    expect(lines.join("\n")).not.toMatch(/access-|refresh-/);
  });
});

describe("a damaged file", () => {
  it("counts as nobody signed in", async () => {
    await signedIn();
    const text = await readFile(file.path, "utf8");
    await writeFile(file.path, text.slice(0, 100));
    await expect(tokensIn().current()).rejects.toThrow(/Nobody is signed in/);
    await writeFile(file.path, JSON.stringify({ ...JSON.parse(text), version: 2 }));
    await expect(tokensIn().current()).rejects.toThrow(/Nobody is signed in/);
    await writeFile(file.path, text);
    await chmod(file.path, 0o644);
    expect(await file.isOpenToOthers()).toBe(true);
  });
});
