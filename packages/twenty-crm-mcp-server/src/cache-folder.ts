import { join } from "node:path";

/** What decides where a user's programs keep what they can make again. */
export interface CachePlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The product's folder among the user's caches. Not one in the folder for temporary files, which belongs to
 * everybody on the machine: compiled code that somebody else puts there would be run.
 */
export function cacheFolder({ platform, env, home }: CachePlace): string {
  return join(cachesOf({ platform, env, home }), "twenty-crm-mcp-server");
}

function cachesOf({ platform, env, home }: CachePlace): string {
  if (platform === "win32") return env.LOCALAPPDATA || join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  return env.XDG_CACHE_HOME || join(home, ".cache");
}
