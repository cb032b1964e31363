import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "service-kit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLoginFile, type LoginFile } from "../../src/infrastructure/oauth/login-file.ts";
import { revokeLogin } from "../../src/infrastructure/oauth/revoke-login.ts";
import { type SignInOptions, signIn } from "../../src/infrastructure/oauth/sign-in.ts";
import { type ScriptedTwenty, startScriptedTwenty } from "./scripted-twenty.ts";

let twenty: ScriptedTwenty;
let folder: string;
let file: LoginFile;
let logins = 0;
beforeAll(async () => {
  twenty = await startScriptedTwenty();
  folder = mkdtempSync(join(tmpdir(), "sign-in-"));
});
afterAll(async () => {
  await twenty[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  twenty.oauth.faults.clear();
  logins += 1;
  file = createLoginFile(join(folder, "kept", `${logins}.json`), twenty.url, systemClock);
});

/** The browser goes where it is sent. */
function browser(address: string): void {
  void fetch(address).then((response) => response.text());
}

function signInWith(options: Partial<SignInOptions> = {}) {
  return signIn({
    url: twenty.url,
    file,
    show: browser,
    clock: systemClock,
    signal: new AbortController().signal,
    ...options,
  });
}

describe("signing in", () => {
  it("registers, asks with PKCE and a resource, exchanges the code, tries the token and keeps it for its owner alone", async () => {
    const login = await signInWith();
    const { oauth } = twenty;
    expect(oauth.registrations.at(-1)).toMatchObject({
      grant_types: ["authorization_code", "refresh_token"],
      token_endpoint_auth_method: "none",
      scope: "api",
    });
    expect(Object.fromEntries(oauth.asked)).toMatchObject({
      response_type: "code",
      scope: "api",
      code_challenge_method: "S256",
      resource: twenty.url,
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
    });
    expect(oauth.exchanged.get("resource")).toBe(twenty.url);
    expect(login.workspace?.name).toBeTruthy();
    expect(await file.read()).toEqual(login);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "kept")).mode & 0o777).toBe(0o700);
  });

  it("is known to Twenty once: the next login takes the same client and port", async () => {
    const first = await signInWith();
    const registered = twenty.oauth.registrations.length;
    const second = await signInWith();
    expect(second.client).toEqual(first.client);
    expect(twenty.oauth.registrations).toHaveLength(registered);
    const third = await signInWith({ registersAnew: true });
    expect(third.client.id).not.toBe(first.client.id);
  });

  it("takes the address that was pasted, where the browser is on another machine", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const login = await signInWith({
      show: (address) =>
        void fetch(address, { redirect: "manual" }).then((response) =>
          resolve(` ${response.headers.get("location")}\n`),
        ),
      pasted: () => promise,
    });
    expect(login.tokens?.accessToken).toMatch(/^access-/);
  });

  it.each(["no-resource-metadata", "foreign-resource"] as const)(
    "asks for no resource where Twenty names none of its own (%s)",
    async (fault) => {
      twenty.oauth.faults.add(fault);
      await signInWith();
      expect(twenty.oauth.asked.has("resource")).toBe(false);
    },
  );

  it.each([
    ["no-oauth", /offers no OAuth/],
    ["odd-place-to-sign-in", /not https/],
    ["no-registration", /registers no applications/],
    ["plain-pkce-only", /PKCE/],
    ["foreign-issuer", /not to be trusted/],
    ["wrong-iss", /not to be trusted .*iss/],
    ["no-iss", /not to be trusted .*iss/],
    ["declined", /declined in the browser/],
    ["forgets-challenge", /invalid_grant/],
  ] as const)("refuses %s, says what to do, and keeps nothing", async (fault, reason) => {
    twenty.oauth.faults.add(fault);
    await expect(signInWith()).rejects.toMatchObject({
      name: "OauthFault",
      message: expect.stringMatching(reason),
      wayOut: expect.stringMatching(/\w/),
    });
    expect(await file.read()).toBeUndefined();
  });

  it("turns away an answer with another state, and goes on waiting for its own", async () => {
    const statuses: number[] = [];
    await signInWith({
      show: (address) => {
        const redirect = new URL(address).searchParams.get("redirect_uri") ?? "";
        void fetch(`${redirect}?code=stolen&state=another`)
          .then(({ status }) => statuses.push(status))
          .then(() => browser(address));
      },
    });
    expect(statuses).toEqual([400]);
  });

  it("refuses a pasted answer with another state", async () => {
    const iss = encodeURIComponent(twenty.url);
    const pasted = async () => `http://127.0.0.1:1/callback?code=stolen&state=another&iss=${iss}`;
    await expect(signInWith({ show: () => undefined, pasted })).rejects.toThrow(/state/);
  });

  it("ends when the person gives up", async () => {
    const stopped = new AbortController();
    const attempt = signInWith({ show: () => stopped.abort(), signal: stopped.signal });
    await expect(attempt).rejects.toThrow(/given up/);
  });

  it("says so when Twenty does not answer", async () => {
    const attempt = signInWith({ url: "http://127.0.0.1:1" });
    await expect(attempt).rejects.toMatchObject({ kind: "unreachable" });
  });
});

describe("what is kept", () => {
  it("is not read for another Twenty, nor when it is damaged", async () => {
    await signInWith();
    const other = createLoginFile(file.path, "https://crm.example.com", systemClock);
    expect(await other.read()).toBeUndefined();
    const whole = readFileSync(file.path, "utf8");
    expect(whole).toContain("refresh-");
    expect(await file.isOpenToOthers()).toBe(false);
  });

  it("ends at Twenty by its refresh token", async () => {
    const login = await signInWith();
    expect(await revokeLogin(login)).toBe(true);
    expect(twenty.oauth.revoked.at(-1)).toBe(login.tokens?.refreshToken);
    twenty.oauth.faults.add("no-revocation");
    expect(await revokeLogin(await signInWith())).toBe(false);
  });
});
