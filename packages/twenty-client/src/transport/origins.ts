import { TwentyError } from "../errors/twenty-error.ts";

/**
 * Origins, each of a scheme, a host and a port alone.
 * @throws TwentyError `invalid_configuration` for anything else.
 */
export function normaliseOrigins(origins: readonly string[]): ReadonlySet<string> {
  return new Set(
    origins.map((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      const isOrigin =
        url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
      if (isOrigin) return url.origin;
      throw new TwentyError("invalid_configuration", `"${text.slice(0, 60)}" is not an origin`, {
        field: "fileOrigins",
        wayOut: "Write it like https://files.example.com, without a path.",
      });
    }),
  );
}
