import type { Clock, Logger } from "service-kit";
import { type AccessTokens, TwentyError } from "twenty-client";
import type { LoginFile } from "./login-file.ts";
import type { StoredLogin, StoredTokens } from "./stored-login.ts";

/** After a renewal that did not come about, a token that is still good is used for so long without trying again. */
const PATIENCE_MS = 10_000;

/**
 * The access tokens of one login for all sessions of this process: read when first needed, renewed shortly before
 * they end and when Twenty refuses one, by one request however many wait. Other processes on the same file are
 * waited for, and what they renewed is taken over. A new `login` counts at once where the old one has ended.
 */
export function createAccessTokens({
  file,
  url,
  loginCommand,
  clock,
  logger,
}: {
  readonly file: LoginFile;
  readonly url: string;
  /** What a person types to sign in. */
  readonly loginCommand: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): AccessTokens {
  const wayOut = `Run \`${loginCommand}\` where the server runs.`;
  let known: StoredLogin | undefined;
  let underWay: Promise<string> | undefined;
  /** What was renewed and could not be written, in place of what the file still says. */
  let unwritten: { readonly inPlaceOf: string; readonly login: StoredLogin } | undefined;
  let refusedRefreshToken: string | undefined;
  let patientUntilMs = Number.NEGATIVE_INFINITY;

  function ended(reason: string): TwentyError {
    return new TwentyError("unauthenticated", reason, { wayOut });
  }

  function isDue({ renewAt }: StoredTokens): boolean {
    return renewAt !== undefined && clock.now().getTime() >= Date.parse(renewAt);
  }

  function isOver({ expiresAt }: StoredTokens): boolean {
    return expiresAt !== undefined && clock.now().getTime() >= Date.parse(expiresAt);
  }

  /** One at a time, for whoever asks meanwhile. */
  function shared(refused: string | undefined): Promise<string> {
    underWay ??= file
      .locked(() => freshToken(refused))
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  async function freshToken(refused: string | undefined): Promise<string> {
    known = await latest();
    if (known?.tokens === undefined) throw ended(`Nobody is signed in to ${url}`);
    const { accessToken, refreshToken } = known.tokens;
    const isUsable = accessToken !== refused && !isOver(known.tokens);
    if (isUsable && !isDue(known.tokens)) return accessToken;
    if (refreshToken === undefined || refreshToken === refusedRefreshToken) {
      if (isUsable) return accessToken;
      throw ended(`The sign-in to ${url} has ended`);
    }
    try {
      return await renewed(known, refreshToken);
    } catch (error) {
      if (!isUsable) throw error;
      patientUntilMs = clock.monotonicMs() + PATIENCE_MS;
      return accessToken;
    }
  }

  async function latest(): Promise<StoredLogin | undefined> {
    const stored = await file.read().catch((error: NodeJS.ErrnoException) => {
      throw ended(`The sign-in to ${url} cannot be read (${error.code ?? error.message})`);
    });
    // Another process, or another login, has written since.
    if (stored?.tokens?.accessToken !== unwritten?.inPlaceOf) unwritten = undefined;
    return unwritten?.login ?? stored;
  }

  /** Where nothing can be written, the file stays behind, and the next renewal begins with what is known here. */
  async function keep(login: StoredLogin, previous: string): Promise<void> {
    try {
      await file.write(login);
      unwritten = undefined;
    } catch (error) {
      unwritten = { inPlaceOf: unwritten?.inPlaceOf ?? previous, login };
      logger.warn("The renewed sign-in cannot be kept: it will not outlive this process", {
        path: file.path,
        code: (error as NodeJS.ErrnoException).code,
      });
    }
  }

  async function renewed(login: StoredLogin, refreshToken: string): Promise<string> {
    const [{ renewTokens }, { OauthFault }] = await Promise.all([
      import("./renew-tokens.ts"),
      import("./oauth-fault.ts"),
    ]);
    try {
      const tokens = await renewTokens(login, refreshToken, clock);
      known = { ...login, tokens };
      await keep(known, login.tokens?.accessToken ?? "");
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof OauthFault)) throw error;
      logger.warn("The sign-in to Twenty was not renewed", { url, reason: error.message });
      if (error.kind !== "refused") {
        throw new TwentyError("unreachable", error.message, { wayOut: error.wayOut, cause: error });
      }
      refusedRefreshToken = refreshToken;
      throw ended(`The sign-in to ${url} has ended`);
    }
  }

  return {
    wayOut,
    async current() {
      const tokens = known?.tokens;
      if (tokens === undefined) return shared(undefined);
      if (!isDue(tokens)) return tokens.accessToken;
      const isPatient = clock.monotonicMs() < patientUntilMs && !isOver(tokens);
      return isPatient ? tokens.accessToken : shared(undefined);
    },
    async renew(refused) {
      // Whoever was refused together with others finds what was renewed for the first of them.
      const tokens = known?.tokens;
      if (tokens !== undefined && tokens.accessToken !== refused && !isOver(tokens)) {
        return tokens.accessToken;
      }
      const token = await shared(refused);
      // What was under way had begun before Twenty refused this one.
      return token === refused ? shared(refused) : token;
    },
  };
}
