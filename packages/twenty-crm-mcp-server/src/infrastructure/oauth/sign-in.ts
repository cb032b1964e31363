import type { Clock } from "service-kit";
import { createTwentyClient } from "twenty-client";
import { beginSignIn, type SignIn } from "./begin-sign-in.ts";
import { type DiscoveredServer, discoverServer } from "./discover-server.ts";
import type { LoginFile } from "./login-file.ts";
import { OauthFault } from "./oauth-fault.ts";
import { type Loopback, openLoopback } from "./open-loopback.ts";
import { registerClient } from "./register-client.ts";
import type { StoredLogin, StoredTokens } from "./stored-login.ts";

/** The right to use the API, which is all that the tools need. */
const WANTED_SCOPE = "api";
/** Twenty's codes are good for five minutes once the person has agreed; reading takes a while, too. */
const PATIENCE_MS = 600_000;

/** How a person signs in to one Twenty. */
export interface SignInOptions {
  readonly url: string;
  readonly file: LoginFile;
  /** A client that somebody registered; default one that registers itself, once. */
  readonly clientId?: string | undefined;
  /** Forget the client of earlier logins. Default false. */
  readonly registersAnew?: boolean;
  /** Shows or opens the address. */
  readonly show: (authorizationUrl: string) => void;
  /** The address that the browser ended at, where it runs on another machine. */
  readonly pasted?: () => Promise<string>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Signs in, tries the token, and keeps it.
 * @throws OauthFault, TwentyError when the token is not taken; nothing is kept then.
 */
export async function signIn(options: SignInOptions): Promise<StoredLogin> {
  const { url, file, clock, signal } = options;
  const discovered = await discoverServer(url, signal);
  const previous = options.registersAnew === true ? undefined : await file.read();
  const earlier =
    previous?.server.issuer === discovered.server.issuer ? previous.client : undefined;
  const loopback = await openLoopback(portOf(earlier?.redirectUri));
  try {
    const { redirectUri } = loopback;
    const scope = scopeAt(discovered);
    const clientId =
      options.clientId ??
      (earlier?.redirectUri === redirectUri
        ? earlier.id
        : await registerClient(url, discovered, { redirectUri, scope }, signal));
    const attempt = await beginSignIn({ url, discovered, clientId, redirectUri, scope, clock });
    options.show(attempt.authorizationUrl);
    const tokens = await attempt.complete(await answerTo(attempt, loopback, options), signal);
    const login: StoredLogin = {
      version: 1,
      url,
      server: {
        issuer: discovered.server.issuer,
        tokenEndpoint: discovered.server.token_endpoint,
        ...(discovered.server.revocation_endpoint !== undefined && {
          revocationEndpoint: discovered.server.revocation_endpoint,
        }),
      },
      ...(discovered.resource !== undefined && { resource: discovered.resource }),
      client: { id: clientId, ...(options.clientId === undefined && { redirectUri }) },
      tokens,
      workspace: await workspaceOf(url, tokens, signal),
      signedInAt: clock.now().toISOString(),
    };
    await file.locked(() => file.write(login));
    return login;
  } finally {
    await loopback.close();
  }
}

function portOf(redirectUri: string | undefined): number {
  return redirectUri === undefined ? 0 : Number(new URL(redirectUri).port);
}

/** Undefined leaves the choice to the server. */
function scopeAt({ server }: DiscoveredServer): string | undefined {
  return server.scopes_supported?.includes(WANTED_SCOPE) === true ? WANTED_SCOPE : undefined;
}

async function answerTo(
  attempt: SignIn,
  loopback: Loopback,
  { pasted, clock, signal }: SignInOptions,
): Promise<URL> {
  const { promise: gaveUp, reject } = Promise.withResolvers<never>();
  const giveUp = (why: string): void =>
    reject(new OauthFault("refused", why, "Nothing was kept. Run login again."));
  const onAbort = (): void => giveUp("The sign-in was given up");
  const patience = clock.setTimer(() => giveUp("Nobody signed in within ten minutes"), PATIENCE_MS);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([
      loopback.answer((answer) => attempt.isMine(answer)),
      gaveUp,
      ...(pasted === undefined ? [] : [pasted().then(pastedAnswer)]),
    ]);
  } finally {
    patience.cancel();
    signal.removeEventListener("abort", onAbort);
  }
}

function pastedAnswer(text: string): URL {
  const address = text.trim();
  if (URL.canParse(address)) return new URL(address);
  throw new OauthFault(
    "refused",
    "What was pasted is no address",
    "Paste the whole address that the browser ended at, which begins with http://127.0.0.1.",
  );
}

/** Only a token that works is kept. */
async function workspaceOf(
  url: string,
  { accessToken }: StoredTokens,
  signal: AbortSignal,
): Promise<NonNullable<StoredLogin["workspace"]>> {
  const client = createTwentyClient({ baseUrl: url, apiKey: accessToken });
  try {
    const { id, displayName } = await client.workspace({ signal });
    return { id, name: displayName ?? id };
  } finally {
    await client.close();
  }
}
