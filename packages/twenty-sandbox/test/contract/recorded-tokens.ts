import type { RunningSandbox } from "../../src/index.ts";

/** A token of the kind that an exchange's name tells; all others used the workspace's key. */
export function recordedToken(name: string, { apiKey, sandbox }: RunningSandbox): string {
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
