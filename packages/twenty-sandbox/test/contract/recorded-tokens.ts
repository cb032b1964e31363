import type { RunningSandbox } from "../../src/index.ts";
import type { Exchange } from "./recording.ts";

/** Requests of a key that earlier requests of the same file made. */
const OF_MADE_KEY = /^(?:read-only|no-read-on-person|revoked) key:|^expired API key token:/;

/** The tokens that stand for the recorded ones, which the recorder left out. */
export class RecordedTokens {
  readonly #running: RunningSandbox;
  #made: string | undefined;

  constructor(running: RunningSandbox) {
    this.#running = running;
  }

  /** A token of the kind that was sent with an exchange. */
  of({ name, request }: Exchange): string {
    const { authorization = "" } = request.headers ?? {};
    if (this.#made !== undefined && OF_MADE_KEY.test(name)) return this.#made;
    const isSession = authorization === "Bearer <JWT>" && request.path === "/metadata";
    if (name.includes("user access token") || (isSession && !name.includes("metadata GraphQL"))) {
      return this.#running.sandbox.apiKeys.issueSession({ name: "Jane" });
    }
    return tokenOfKind(name, this.#running);
  }

  /** Keeps the token that an answer made. */
  note(answer: unknown): void {
    const [, token] =
      /"generateApiKeyToken":\{"token":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
    this.#made = token ?? this.#made;
  }
}

function tokenOfKind(name: string, { apiKey, sandbox }: RunningSandbox): string {
  const issued = (): string => sandbox.apiKeys.issue({ name: "Test key apple" });
  const [header = "", payload = "", signature = ""] = issued().split(".");
  if (name.includes("tampered signature")) {
    return `${header}.${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  }
  if (name.includes("tampered payload")) return `${header}.${withWorkspace(payload)}.${signature}`;
  if (name.includes("alg none")) return `${withAlgorithm(header, "none")}.${payload}.`;
  if (name.includes("unknown kid")) return `${withKeyId(header)}.${payload}.${signature}`;
  if (name.includes("HS256 signed with wrong secret") || name.includes("INVALID_ACCESS_TOKEN")) {
    return `${withAlgorithm(header, "HS256")}.${payload}.${signature}`;
  }
  if (name.includes("EXPIRED_ACCESS_TOKEN")) {
    return sandbox.apiKeys.issue({ name: "Expired", expiresAt: new Date(0) });
  }
  return apiKey;
}

function withWorkspace(payload: string): string {
  return changed(payload, { workspaceId: "3b8e6458-5fc1-4e63-8563-008ccddaa6db" });
}

function withAlgorithm(header: string, alg: string): string {
  return changed(header, { alg });
}

function withKeyId(header: string): string {
  return changed(header, { kid: "someone-else" });
}

function changed(part: string, change: Readonly<Record<string, unknown>>): string {
  const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as object;
  return Buffer.from(JSON.stringify({ ...value, ...change })).toString("base64url");
}
