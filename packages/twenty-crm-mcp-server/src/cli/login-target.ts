import type { OwnCredential } from "../config/config.ts";
import { loginFolder } from "../config/login-folder.ts";
import { ONLY_PROFILE } from "../config/profile.ts";
import { ruledConfig } from "../config/ruled-config.ts";
import type { LoginFile } from "../infrastructure/oauth/login-file.ts";
import type { CommandContext } from "./command.ts";
import { commandConfig } from "./open-toolbox.ts";

/** What somebody signs in to, or out of. */
export interface LoginTarget {
  readonly url: string;
  readonly profile: string;
  readonly file: LoginFile;
  readonly clientId?: string;
  /** Whether the configuration already says that this login is to be used. */
  readonly isConfigured: boolean;
}

type Place = Omit<LoginTarget, "file"> & { readonly folder: string };

/**
 * The workspace of an address that was given, or else the configured one.
 * @throws ConfigurationError, and an Error where the configured one is let in by a key.
 */
export async function loginTarget(
  givenUrl: string | undefined,
  command: CommandContext,
): Promise<LoginTarget> {
  const [{ createLoginFile }, { loginPath }, { systemClock }] = await Promise.all([
    import("../infrastructure/oauth/login-file.ts"),
    import("../infrastructure/oauth/login-path.ts"),
    import("service-kit"),
  ]);
  const { folder, ...place } =
    givenUrl === undefined ? await configuredPlace(command) : placeAt(givenUrl, command);
  const path = loginPath(folder, place.profile, place.url);
  return { ...place, file: createLoginFile(path, place.url, systemClock) };
}

function placeAt(given: string, { env, dotEnv }: CommandContext): Place {
  if (!URL.canParse(given) || !/^https?:\/\//i.test(given)) {
    throw new Error("--url is no address such as https://api.twenty.com");
  }
  const url = given.replace(/\/+$/, "");
  const value = (name: string): string | undefined => env[name]?.trim() || dotEnv[name]?.trim();
  return {
    url,
    profile: ONLY_PROFILE,
    folder: value("TWENTY_LOGIN_DIR") ?? loginFolder(env),
    isConfigured: value("TWENTY_API_URL") === url && value("TWENTY_AUTH") === "oauth",
  };
}

async function configuredPlace(command: CommandContext): Promise<Place> {
  const { profiles } = await ruledConfig(commandConfig(command));
  const { name: profile, source } = profiles.default;
  if (source.kind === "sandbox") {
    throw new Error("There is no Twenty to sign in to: give --url, or set TWENTY_API_URL");
  }
  const { kind, folder, clientId } = oauthOf(source.credential, profile);
  return { url: source.apiUrl, profile, folder, isConfigured: kind === "oauth", ...clientId };
}

function oauthOf(credential: OwnCredential | undefined, profile: string) {
  if (credential?.kind === "oauth") {
    const { kind, folder, clientId } = credential;
    return { kind, folder, clientId: clientId === undefined ? {} : { clientId } };
  }
  throw new Error(
    profile === ONLY_PROFILE
      ? "Twenty is configured with a key: give --url to sign in, or set TWENTY_AUTH=oauth"
      : `The profile ${profile} is let in by a key: put oauth: true in its place in the file`,
  );
}
