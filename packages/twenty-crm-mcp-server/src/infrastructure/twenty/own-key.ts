import type { Clock, Logger } from "service-kit";
import type { AccessTokens } from "twenty-client";
import type { OwnCredential } from "../../config/config.ts";
import { ONLY_PROFILE } from "../../config/profile.ts";
import { product } from "../../product.ts";

/** What the server itself is let in with. */
export interface OwnKey {
  /** A key, or tokens that renew themselves. */
  readonly apiKey: string | AccessTokens;
  /** A key or token that tells the workspace, as far as one is there. */
  readonly sample: string;
  /** Whether somebody has signed in; absent where a key needs nobody to. */
  readonly isSignedIn?: () => Promise<boolean>;
}

/** Prepares a credential for a workspace; a login is read, and nothing is asked of Twenty. */
export async function ownKey(
  credential: OwnCredential,
  { url, profile, clock, logger }: { url: string; profile: string; clock: Clock; logger: Logger },
): Promise<OwnKey> {
  if (credential.kind === "key") return { apiKey: credential.apiKey, sample: credential.apiKey };
  // Loaded only here: most servers work with a key.
  const [{ RenewingTokens }, { createLoginFile }, { loginPath }] = await Promise.all([
    import("../oauth/renewing-tokens.ts"),
    import("../oauth/login-file.ts"),
    import("../oauth/login-path.ts"),
  ]);
  const file = createLoginFile(loginPath(credential.folder, profile, url), url, clock);
  const login = await file.read().catch(() => undefined);
  const isSignedIn = async (): Promise<boolean> =>
    (await file.read().catch(() => undefined))?.tokens !== undefined;
  const loginCommand = loginCommandFor(profile);
  return {
    apiKey: new RenewingTokens({ file, url, loginCommand, clock, logger }),
    sample: login?.tokens?.accessToken ?? url,
    isSignedIn,
  };
}

/** What a person types to sign in to a profile. */
export function loginCommandFor(profile: string): string {
  return profile === ONLY_PROFILE
    ? `${product.name} login`
    : `${product.name} login --profile ${profile}`;
}
