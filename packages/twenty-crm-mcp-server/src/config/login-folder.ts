import { homedir } from "node:os";
import { join } from "node:path";
import type { RawVariables } from "service-kit";
import { product } from "../product.ts";

/** Where logins are kept unless somebody says otherwise: the user's own configuration folder, whatever the working one. */
export function loginFolder({ XDG_CONFIG_HOME, APPDATA }: RawVariables): string {
  const base = XDG_CONFIG_HOME || APPDATA || join(homedir(), ".config");
  return join(base, product.name, "logins");
}
