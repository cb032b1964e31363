import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

describe("authentication", () => {
  it("accepts the given key and the keys it issued, with Bearer in any case", async () => {
    const { running } = await openSandbox({ seed: "empty", apiKey: "given-key" });
    const issued = running.sandbox.apiKeys.issue({ name: "Second" });
    for (const authorization of ["Bearer given-key", `bearer ${issued}`]) {
      const response = await fetch(`${running.url}/rest/people`, { headers: { authorization } });
      expect(response.status).toBe(200);
    }
  });

  it("refuses with the status, code and words of each case", async () => {
    const { running } = await openSandbox();
    const { apiKeys } = running.sandbox;
    const expired = apiKeys.issue({ name: "Old", expiresAt: new Date(0) });
    const revoked = apiKeys.issue({ name: "Revoked" });
    apiKeys.revoke(revoked);
    const cases: [string | undefined, number, string, string][] = [
      [undefined, 403, "FORBIDDEN_EXCEPTION", "Missing authentication token"],
      [running.apiKey, 403, "FORBIDDEN_EXCEPTION", "Missing authentication token"],
      ["Bearer abc", 401, "UNAUTHENTICATED", "Token invalid."],
      [`Bearer ${expired}`, 401, "UNAUTHENTICATED", "Token has expired."],
      [`Bearer ${revoked}`, 403, "FORBIDDEN_EXCEPTION", "This API Key is revoked"],
    ];
    for (const [authorization, statusCode, error, message] of cases) {
      const response = await fetch(`${running.url}/rest/people`, {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(response.status).toBe(statusCode);
      expect(await response.json()).toEqual({ statusCode, error, messages: [message] });
    }
  });

  it("shows no record fields in GraphQL to a caller without a key", async () => {
    const { running } = await openSandbox();
    const response = await fetch(`${running.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{people{totalCount}}" }),
    });
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Cannot query field "people" on type "Query".' }],
    });
  });

  it("nobody can create workspace members", async () => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ code: string }>(
      "POST",
      "/rest/workspaceMembers",
      {
        name: { firstName: "x" },
      },
    );
    expect([status, body.code]).toEqual([400, "PERMISSION_DENIED"]);
  });
});

describe("what is published about authentication", () => {
  it("leads from the refusal of /mcp to the authorization server, at the address that was asked", async () => {
    const { running } = await openSandbox();
    const refused = await fetch(`${running.url}/mcp`, { method: "POST" });
    const [, resource = ""] =
      /resource_metadata="([^"]+)", scope="api profile"/.exec(
        refused.headers.get("www-authenticate") ?? "",
      ) ?? [];
    const { authorization_servers } = (await (await fetch(resource)).json()) as {
      authorization_servers: string[];
    };
    const issuer = new URL(running.url).origin;
    expect([refused.status, authorization_servers]).toEqual([401, [issuer]]);
    const server = await fetch(`${issuer}/.well-known/oauth-authorization-server`);
    expect(await server.json()).toMatchObject({ issuer, token_endpoint: `${issuer}/oauth/token` });
    expect((await fetch(`${issuer}/.well-known/openid-configuration`)).status).toBe(404);
  });
});
