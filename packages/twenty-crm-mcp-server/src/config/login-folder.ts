import { join } from "node:path";
import { ConfigurationError, type RawVariables } from "service-kit";
import { homeFolder } from "../home-folder.ts";
import { product } from "../product.ts";

/**
 * Where logins are kept unless somebody says otherwise: the user's own configuration folder, whatever the working one.
 * @throws {ConfigurationError} for a user that has none.
 */
export function loginFolder(
  { XDG_CONFIG_HOME, APPDATA }: RawVariables,
  home: string | null = homeFolder(),
): string {
  const base = XDG_CONFIG_HOME || APPDATA || (home === null ? undefined : join(home, ".config"));
  if (base === undefined) {
    throw new ConfigurationError([
      {
        variable: "TWENTY_LOGIN_DIR",
        problem: "is missing, and this user has no home folder to keep logins in",
        fix: "Set it to a folder that is the server's own",
      },
    ]);
  }
  return join(base, product.name, "logins");
}
