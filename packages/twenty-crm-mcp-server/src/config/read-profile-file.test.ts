import { describe, expect, it } from "vitest";
import { readProfileFile } from "./read-profile-file.ts";

const reason = (text: string): string => {
  const result = readProfileFile(text);
  return result.ok ? "" : result.reason;
};

/** One workspace, with these lines besides its address. */
const one = (lines: string): string =>
  `version: 1\nprofiles:\n  staging:\n    url: https://crm.example.com\n    ${lines}\n`;

describe("a file of profiles", () => {
  it("is read from YAML, with what it leaves out", () => {
    const result = readProfileFile(`
version: 1
default: staging
profiles:
  staging:
    url: https://staging.crm.example.com/
    apiKeyEnv: STAGING_KEY
  production: { url: https://crm.example.com, oauth: true, production: true, rateLimit: 200 }
`);
    expect(result).toEqual({
      ok: true,
      value: {
        version: 1,
        default: "staging",
        profiles: {
          staging: {
            url: "https://staging.crm.example.com",
            apiKeyEnv: "STAGING_KEY",
            production: false,
          },
          production: {
            url: "https://crm.example.com",
            oauth: true,
            production: true,
            rateLimit: 200,
          },
        },
      },
    });
  });

  it.each([
    [
      "an unknown key",
      one("apiKeyEnw: KEY"),
      /staging\.apiKeyEnw is unknown; did you mean apiKeyEnv\?/,
    ],
    ["a key of Twenty itself", one("apiKey: eyJ"), /name a variable that holds it by apiKeyEnv/],
    ["no way to sign in", one("production: true"), /no way to sign in; add apiKeyEnv, oauth: true/],
    ["two ways to sign in", one("apiKeyEnv: KEY\n    oauth: true"), /both apiKeyEnv and oauth/],
    [
      "a key that nobody uses",
      one("apiKeyEnv: KEY\n    keySource: caller"),
      /makes no use of the key/,
    ],
    ["a wrong word", one("oauth: true\n    writes: yes"), /writes: .+; take locked, allowed/],
    [
      "an address with a password",
      "version: 1\nprofiles: { a: { url: 'https://me:secret@x.example', oauth: true } }",
      /url: carries credentials/,
    ],
    [
      "a name for addresses that is none",
      "version: 1\nprofiles: { Über: { url: 'https://x.example', oauth: true } }",
      /small letters, digits and - alone/,
    ],
    [
      "a name of the server's own for a variable",
      one("apiKeyEnv: TWENTY_STAGING_KEY"),
      /call it otherwise, such as STAGING_KEY/,
    ],
    [
      "a workspace twice",
      "version: 1\nprofiles:\n  a: { url: 'https://x.example', oauth: true }\n  a: { url: 'https://y.example', oauth: true }",
      /is not YAML/,
    ],
    ["no workspace", "version: 1\nprofiles: {}", /names no workspace/],
    ["another version", "version: 2\nprofiles: {}", /version/],
    ["no document", "", /the document/],
  ])("is refused with the place and the way out: %s", (_what, text, expected) => {
    expect(reason(text)).toMatch(expected);
    expect(reason(text)).not.toContain("secret");
  });
});
