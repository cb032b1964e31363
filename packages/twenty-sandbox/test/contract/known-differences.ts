/** An exchange that the sandbox does not answer as recorded, and why that is so. */
export interface KnownDifference {
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

const KEYS = [
  "repo test token: API_KEY_ACCESS_TOKEN (HS256, legacy)",
  "repo test token: user access token (Jane admin)",
  "repo test token: user access token (Phil guest)",
  "good key",
];

/** Every exchange that does not match. */
export const knownDifferences: readonly KnownDifference[] = [
  ...KEYS.map((key) => ({
    file: "auth/token-errors",
    name: `MCP ${key}`,
    reason:
      "Twenty's own MCP endpoint is not imitated, except that it refuses callers without a key",
  })),
  ...KEYS.map((key) => ({
    file: "auth/token-errors",
    name: `metadata GraphQL ${key}`,
    reason:
      "The first object listed is another one: objects come in the order in which they are declared",
  })),
];
