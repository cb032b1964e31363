import { createHash, randomUUID } from "node:crypto";

/** What goes wrong at the authorization server. */
export type Fault =
  | "no-oauth"
  | "no-resource-metadata"
  | "foreign-resource"
  | "no-registration"
  | "odd-place-to-sign-in"
  | "plain-pkce-only"
  | "foreign-issuer"
  | "wrong-iss"
  | "no-iss"
  | "wrong-state"
  | "declined"
  | "forgets-challenge"
  | "refresh-unavailable"
  | "no-revocation"
  | "revocation-unavailable";

interface Code {
  readonly challenge: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/** Signs people in as Twenty does, but for its faults; whoever is asked agrees at once. */
export class ScriptedAuthorizationServer {
  readonly faults = new Set<Fault>();
  /** `grant_type` of each request for tokens, in order. */
  readonly grants: string[] = [];
  readonly registrations: Readonly<Record<string, unknown>>[] = [];
  readonly revoked: string[] = [];
  /** The parameters of the last authorization request, and of the last one for tokens. */
  asked = new URLSearchParams();
  exchanged = new URLSearchParams();
  /** Seconds that access tokens are good for; undefined: the answer does not say. */
  lifetimeS: number | undefined = 1800;
  readonly #clients = new Map<string, readonly string[]>();
  readonly #codes = new Map<string, Code>();
  readonly #access = new Set<string>();
  readonly #refresh = new Set<string>();

  isGoodAccess(token: string): boolean {
    return this.#access.has(token);
  }

  /** Ends the access tokens that were given so far, as when they expire. */
  endAccess(): void {
    this.#access.clear();
  }

  /** Ends the refresh tokens that were given so far. */
  endRefresh(): void {
    this.#refresh.clear();
  }

  /** Undefined for what it does not answer. */
  answer(url: URL, body: string): Response | undefined {
    switch (url.pathname) {
      case "/.well-known/oauth-protected-resource":
        return this.#resource(url.origin);
      case "/.well-known/oauth-authorization-server":
        return this.#metadata(url.origin);
      case "/oauth/register":
        return this.#register(body);
      case "/authorize":
        return this.#authorize(url);
      case "/oauth/token":
        return this.#token(new URLSearchParams(body));
      case "/oauth/revoke":
        return this.#revoke(new URLSearchParams(body));
      default:
        return undefined;
    }
  }

  #metadata(base: string): Response {
    const { faults } = this;
    if (faults.has("no-oauth")) return Response.json({ message: "Cannot GET" }, { status: 404 });
    return Response.json({
      issuer: faults.has("foreign-issuer") ? "http://127.0.0.1:1" : base,
      authorization_endpoint: faults.has("odd-place-to-sign-in")
        ? "file:///bin/sh"
        : `${base}/authorize`,
      token_endpoint: `${base}/oauth/token`,
      ...(!faults.has("no-registration") && { registration_endpoint: `${base}/oauth/register` }),
      ...(!faults.has("no-revocation") && { revocation_endpoint: `${base}/oauth/revoke` }),
      scopes_supported: ["api", "profile"],
      response_types_supported: ["code"],
      code_challenge_methods_supported: [faults.has("plain-pkce-only") ? "plain" : "S256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "none"],
      authorization_response_iss_parameter_supported: true,
    });
  }

  #resource(base: string): Response {
    if (this.faults.has("no-resource-metadata")) return Response.json({}, { status: 404 });
    const resource = this.faults.has("foreign-resource") ? `${base}/mcp` : base;
    return Response.json({ resource, authorization_servers: [base] });
  }

  #register(body: string): Response {
    const metadata = JSON.parse(body);
    const id = randomUUID();
    this.registrations.push(metadata);
    this.#clients.set(id, metadata.redirect_uris);
    return Response.json({ ...metadata, client_id: id }, { status: 201 });
  }

  #authorize({ origin, searchParams: asked }: URL): Response {
    this.asked = asked;
    const clientId = asked.get("client_id") ?? "";
    const redirectUri = asked.get("redirect_uri") ?? "";
    if (this.#clients.get(clientId)?.includes(redirectUri) !== true) {
      return Response.json({ message: "redirectUrl mismatch" }, { status: 400 });
    }
    const { faults } = this;
    const target = new URL(redirectUri);
    const set = (name: string, value: string): void => target.searchParams.set(name, value);
    set("state", faults.has("wrong-state") ? "another" : (asked.get("state") ?? ""));
    if (!faults.has("no-iss")) set("iss", faults.has("wrong-iss") ? "http://127.0.0.1:1" : origin);
    if (faults.has("declined")) set("error", "access_denied");
    else {
      const code = randomUUID();
      const challenge = faults.has("forgets-challenge") ? "" : (asked.get("code_challenge") ?? "");
      this.#codes.set(code, { challenge, clientId, redirectUri });
      set("code", code);
    }
    return new Response(null, { status: 302, headers: { location: target.href } });
  }

  #token(body: URLSearchParams): Response {
    const grant = body.get("grant_type") ?? "";
    this.grants.push(grant);
    this.exchanged = body;
    if (!this.#clients.has(body.get("client_id") ?? "")) {
      return Response.json({ error: "invalid_client" }, { status: 401 });
    }
    if (grant === "refresh_token" && this.faults.has("refresh-unavailable")) {
      return Response.json({ message: "later" }, { status: 503 });
    }
    // Each is good for one use.
    const isGood =
      grant === "refresh_token"
        ? this.#refresh.delete(body.get("refresh_token") ?? "")
        : this.#isGoodCode(body);
    if (!isGood) {
      const refusal = { error: "invalid_grant", error_description: "Not valid" };
      return Response.json(refusal, { status: 400 });
    }
    const [access, refresh] = [`access-${randomUUID()}`, `refresh-${randomUUID()}`];
    this.#access.add(access);
    this.#refresh.add(refresh);
    return Response.json({
      access_token: access,
      refresh_token: refresh,
      token_type: "Bearer",
      ...(this.lifetimeS !== undefined && { expires_in: this.lifetimeS }),
      scope: "api",
    });
  }

  #isGoodCode(body: URLSearchParams): boolean {
    const given = body.get("code") ?? "";
    const code = this.#codes.get(given);
    this.#codes.delete(given);
    const verifier = body.get("code_verifier") ?? "";
    return (
      code !== undefined &&
      code.challenge === createHash("sha256").update(verifier).digest("base64url") &&
      code.redirectUri === body.get("redirect_uri") &&
      code.clientId === body.get("client_id")
    );
  }

  #revoke(body: URLSearchParams): Response {
    const token = body.get("token") ?? "";
    if (this.faults.has("revocation-unavailable")) return new Response("later", { status: 503 });
    this.revoked.push(token);
    this.#refresh.delete(token);
    return Response.json({});
  }
}
