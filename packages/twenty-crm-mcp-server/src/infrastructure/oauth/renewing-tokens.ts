import type { Clock, Logger } from "service-kit";
import { type AccessTokens, TwentyError } from "twenty-client";
import { KeptLogin } from "./kept-login.ts";
import type { LoginFile } from "./login-file.ts";
import type { StoredLogin, StoredTokens } from "./stored-login.ts";
import { isDue, isOver } from "./token-times.ts";

/** After a renewal that did not come about, a token that is still good is used for so long without trying again. */
const PATIENCE_MS = 10_000;

/** What access tokens are made from. */
export interface RenewingTokensOptions {
  readonly file: LoginFile;
  readonly url: string;
  /** What a person types to sign in. */
  readonly loginCommand: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The access tokens of one login for all sessions of this process: read when first needed, renewed shortly before
 * they end and when Twenty refuses one, by one request however many wait. Other processes on the same file are
 * waited for, and what they renewed is taken over. A new `login` counts at once where the old one has ended.
 */
export class RenewingTokens implements AccessTokens {
  readonly wayOut: string;
  readonly #options: RenewingTokensOptions;
  readonly #kept: KeptLogin;
  #tokens: StoredTokens | undefined;
  #underWay: Promise<string> | undefined;
  #refusedRefreshToken: string | undefined;
  #patientUntilMs = Number.NEGATIVE_INFINITY;

  constructor(options: RenewingTokensOptions) {
    this.#options = options;
    this.#kept = new KeptLogin(options.file, options.logger);
    this.wayOut = `Run \`${options.loginCommand}\` where the server runs.`;
  }

  async current(): Promise<string> {
    const { clock } = this.#options;
    const tokens = this.#tokens;
    if (tokens === undefined) return this.#shared(undefined);
    if (!isDue(tokens, clock)) return tokens.accessToken;
    const isPatient = clock.monotonicMs() < this.#patientUntilMs && !isOver(tokens, clock);
    return isPatient ? tokens.accessToken : this.#shared(undefined);
  }

  async renew(refused: string): Promise<string> {
    // Whoever was refused together with others finds what was renewed for the first of them.
    const tokens = this.#tokens;
    const isAnother = tokens !== undefined && tokens.accessToken !== refused;
    if (isAnother && !isOver(tokens, this.#options.clock)) return tokens.accessToken;
    const token = await this.#shared(refused);
    // What was under way had begun before Twenty refused this one.
    return token === refused ? this.#shared(refused) : token;
  }

  /** One at a time, for whoever asks meanwhile. */
  #shared(refused: string | undefined): Promise<string> {
    this.#underWay ??= this.#options.file
      .locked(() => this.#fresh(refused))
      .finally(() => {
        this.#underWay = undefined;
      });
    return this.#underWay;
  }

  async #fresh(refused: string | undefined): Promise<string> {
    const { clock, url } = this.#options;
    const login = await this.#kept.read().catch((error: NodeJS.ErrnoException) => {
      throw this.#ended(`The sign-in to ${url} cannot be read (${error.code ?? error.message})`);
    });
    this.#tokens = login?.tokens;
    if (login?.tokens === undefined) throw this.#ended(`Nobody is signed in to ${url}`);
    const { accessToken, refreshToken } = login.tokens;
    const isUsable = accessToken !== refused && !isOver(login.tokens, clock);
    if (isUsable && !isDue(login.tokens, clock)) return accessToken;
    if (refreshToken === undefined || refreshToken === this.#refusedRefreshToken) {
      if (isUsable) return accessToken;
      throw this.#ended(`The sign-in to ${url} has ended`);
    }
    try {
      return await this.#renewed(login, refreshToken);
    } catch (error) {
      if (!isUsable) throw error;
      this.#patientUntilMs = clock.monotonicMs() + PATIENCE_MS;
      return accessToken;
    }
  }

  async #renewed(login: StoredLogin, refreshToken: string): Promise<string> {
    const { clock, logger, url } = this.#options;
    const [{ renewTokens }, { OauthFault }] = await Promise.all([
      import("./renew-tokens.ts"),
      import("./oauth-fault.ts"),
    ]);
    try {
      const tokens = await renewTokens(login, refreshToken, clock);
      this.#tokens = tokens;
      await this.#kept.replace(login, { ...login, tokens });
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof OauthFault)) throw error;
      logger.warn("The sign-in to Twenty was not renewed", { url, reason: error.message });
      if (error.kind !== "refused") {
        throw new TwentyError("unreachable", error.message, { wayOut: error.wayOut, cause: error });
      }
      this.#refusedRefreshToken = refreshToken;
      throw this.#ended(`The sign-in to ${url} has ended`);
    }
  }

  #ended(reason: string): TwentyError {
    return new TwentyError("unauthenticated", reason, { wayOut: this.wayOut });
  }
}
