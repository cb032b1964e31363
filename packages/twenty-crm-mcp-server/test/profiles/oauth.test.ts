import { systemClock } from "service-kit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLoginFile } from "../../src/infrastructure/oauth/login-file.ts";
import { loginPath } from "../../src/infrastructure/oauth/login-path.ts";
import { signIn } from "../../src/infrastructure/oauth/sign-in.ts";
import { type ScriptedTwenty, startScriptedTwenty } from "../oauth/scripted-twenty.ts";
import { type ServerWithProfiles, startWithProfiles } from "./start-with-profiles.ts";

let twenty: ScriptedTwenty;
let server: ServerWithProfiles;
beforeAll(async () => {
  twenty = await startScriptedTwenty();
  server = await startWithProfiles({ profiles: { live: { url: twenty.url, oauth: true } } });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await twenty[Symbol.asyncDispose]();
});

async function logIn(): Promise<void> {
  const file = createLoginFile(
    loginPath(server.loginFolder, "live", twenty.url),
    twenty.url,
    systemClock,
  );
  await signIn({
    url: twenty.url,
    file,
    show: (address) => void fetch(address).then((response) => response.text()),
    clock: systemClock,
    signal: new AbortController().signal,
  });
}

async function listPeople() {
  await using client = await server.connect();
  const result = await client.callTool({ name: "list-persons", arguments: {} });
  return { isError: result.isError === true, text: JSON.stringify(result.content) };
}

async function health() {
  return JSON.parse(await (await fetch(new URL("/health", server.running.url))).text());
}

it("a server starts before anybody has signed in, and its errors say how to", async () => {
  const { isError, text } = await listPeople();
  expect(isError).toBe(true);
  expect(text).toContain("Nobody is signed in");
  expect(text).toContain("`twenty-crm-mcp-server login --profile live`");
  expect((await health()).profiles).toMatchObject([{ name: "live", signedIn: false }]);
});

it("tools work as soon as somebody has signed in, and go on when tokens end", async () => {
  await logIn();
  expect(await listPeople()).toMatchObject({ isError: false });
  const before = twenty.oauth.grants.length;
  twenty.oauth.endAccess();
  expect(await Promise.all([listPeople(), listPeople(), listPeople()])).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ isError: false })),
  );
  expect(twenty.oauth.grants.slice(before)).toEqual(["refresh_token"]);
  expect((await health()).profiles).toMatchObject([{ name: "live", signedIn: true }]);
});

it("a sign-in that has ended is an error with a way out, and another one mends it", async () => {
  twenty.oauth.endAccess();
  twenty.oauth.endRefresh();
  const { isError, text } = await listPeople();
  expect(isError).toBe(true);
  expect(text).toContain("has ended");
  expect(text).toContain("login --profile live");
  await logIn();
  expect(await listPeople()).toMatchObject({ isError: false });
});

it("a caller's own key works beside a sign-in, where the profile lets it", async () => {
  const profiles = { live: { url: twenty.url, oauth: true, keySource: "either" } };
  await using either = await startWithProfiles({ profiles });
  await using client = await either.connect({ headers: { "x-twenty-api-key": twenty.apiKey } });
  const result = await client.callTool({ name: "list-persons", arguments: {} });
  expect(result.isError).not.toBe(true);
});

it("no token is shown", async () => {
  const text = JSON.stringify(await health());
  expect(text).not.toMatch(/access-|refresh-/);
});
