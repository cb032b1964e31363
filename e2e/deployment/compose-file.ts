import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

/** A service of the compose file, as far as the tests look at it. */
export interface ComposeService {
  readonly image: string;
  readonly build: { readonly context: string; readonly dockerfile: string };
  readonly ports: readonly string[];
  readonly environment: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** The compose file. */
export interface ComposeFile {
  readonly version?: string;
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** Where the compose file lies. */
export const composePath = join(root, "docker/compose.yaml");

/** Reads the compose file as it is written. */
export function readComposeFile(): ComposeFile {
  return parse(readFileSync(composePath, "utf8")) as ComposeFile;
}

/** The variables of a service, as they are written. */
export function environmentOf({ environment }: ComposeService): Record<string, string> {
  return Object.fromEntries(
    environment.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

/**
 * Fills in `${NAME:-default}` and `${NAME:?message}` (Compose specification, interpolation).
 * @throws an Error with the message, as compose does.
 */
export function interpolate(text: string, given: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, kind: string | undefined, tail: string) => {
      const value = given[name] || undefined;
      if (value === undefined && kind === "?") {
        throw new Error(`required variable ${name} is missing a value: ${tail}`);
      }
      return value ?? (kind === "-" ? tail : "");
    },
  );
}
