import { join } from "node:path";

/**
 * The file of one login: one for each profile and address, so that a token never goes to another Twenty than
 * the one that gave it.
 */
export function loginPath(folder: string, profile: string, url: string): string {
  const address = url.replace(/^https?:\/\//, "").replace(/[^a-zA-Z0-9.-]+/g, "-");
  return join(folder, `${profile}--${address}.json`);
}
