import { readFile } from "node:fs/promises";
import { ConfigurationError, nearestName, type VariableProblem } from "service-kit";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";
import type { OwnCredential, ProfilesSource, TwentySource } from "./config.ts";
import { openedUrl } from "./opened-url.ts";
import type { Profile, Profiles } from "./profile.ts";
import type { FileProfile, ProfileFile } from "./read-profile-file.ts";

/**
 * The workspaces that the file names, of which those are kept that can be worked in: the default one, and those that
 * callers may choose.
 * @throws ConfigurationError that names the file or the variable, what is wrong, and the fix.
 */
export async function loadProfiles(
  source: ProfilesSource,
  exposure: ExposureBound,
): Promise<Profiles> {
  const file = await readProfiles(source.file);
  const names = Object.keys(file.profiles);
  const defaultName = defaultOf(file, source);
  const chosen = source.callers === "all" ? names : source.callers;
  for (const name of chosen) requireKnown("MCP_PROFILES", name, names);
  for (const name of source.unlocked) requireKnown("TWENTY_UNLOCK_WRITES", name, names);
  const readOnly: ExposureBound = { ...exposure, isReadOnly: true };
  const entries = [...new Set([defaultName, ...chosen])].map((name) => {
    const profile = profileOf(name, file.profiles[name], source, exposure, readOnly);
    return [name, profile] as const;
  });
  const [[, first] = []] = entries;
  if (first === undefined) throw wrong("TWENTY_PROFILE", "names no profile", "Name one");
  return { default: first, named: new Map(entries) };
}

async function readProfiles(path: string): Promise<ProfileFile> {
  // The reader of YAML is large, and most servers have one workspace.
  const { readProfileFile } = await import("./read-profile-file.ts");
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const fix = "Name a file that this process may read";
    throw wrong("TWENTY_PROFILES_FILE", `cannot be read: ${reason}`, fix);
  });
  const file = readProfileFile(text);
  if (file.ok) return file.value;
  throw wrong(
    "TWENTY_PROFILES_FILE",
    `${path}: ${file.reason}`,
    "Mend the file; docs/guides/workspaces.md shows its form",
  );
}

function defaultOf(file: ProfileFile, { name, file: path }: ProfilesSource): string {
  const names = Object.keys(file.profiles);
  if (name !== undefined) return requireKnown("TWENTY_PROFILE", name, names);
  if (file.default !== undefined) {
    return requireKnown("TWENTY_PROFILES_FILE", file.default, names, `${path}: default: `);
  }
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only;
  throw wrong(
    "TWENTY_PROFILE",
    `is missing, and ${path} names ${names.length} profiles and no default`,
    `Set it to one of ${names.join(", ")}, or add a default to the file`,
  );
}

function requireKnown(
  variable: string,
  name: string,
  names: readonly string[],
  where = "",
): string {
  if (names.includes(name)) return name;
  const nearest = nearestName(name, names);
  const fix = nearest === undefined ? `There are ${names.join(", ")}` : `Did you mean ${nearest}?`;
  throw wrong(
    variable,
    `${where}names the profile ${JSON.stringify(name)}, which does not exist`,
    fix,
  );
}

function profileOf(
  name: string,
  given: FileProfile | undefined,
  source: ProfilesSource,
  exposure: ExposureBound,
  readOnly: ExposureBound,
): Profile {
  if (given === undefined) throw new Error(`The profile ${name} was not checked`);
  const isAllowed = given.writes === undefined ? !given.production : given.writes === "allowed";
  const isLocked = !isAllowed && !source.unlocked.includes(name);
  const webhookSecret = secretOf(given.webhookSecretEnv, name, source);
  return {
    name,
    source: twentySource(name, given, source),
    isProduction: given.production,
    isLocked,
    exposure: isLocked ? readOnly : exposure,
    ...(webhookSecret !== undefined && { webhookSecret }),
  };
}

function twentySource(name: string, given: FileProfile, source: ProfilesSource): TwentySource {
  const { defaults } = source;
  const rateLimit = given.rateLimit ?? defaults.rateLimit;
  const credential = credentialOf(name, given, source);
  return {
    kind: "workspace",
    apiUrl: given.url,
    ...(credential !== undefined && { credential }),
    keySource: given.keySource ?? (credential === undefined ? "caller" : defaults.keySource),
    ...(rateLimit !== undefined && { rateLimit }),
    apiMode: given.apiMode ?? defaults.apiMode,
    ...(defaults.fileOrigins !== undefined && { fileOrigins: defaults.fileOrigins }),
    workspaceUrl: given.workspaceUrl ?? openedUrl(given.url),
  };
}

function credentialOf(
  name: string,
  { oauth, apiKeyEnv }: FileProfile,
  source: ProfilesSource,
): OwnCredential | undefined {
  if (oauth !== undefined) {
    const clientId = oauth === true ? {} : { clientId: oauth.clientId };
    return { kind: "oauth", folder: source.loginFolder(), ...clientId };
  }
  const apiKey = secretOf(apiKeyEnv, name, source);
  return apiKey === undefined ? undefined : { kind: "key", apiKey };
}

function secretOf(
  variable: string | undefined,
  profile: string,
  { variable: lookUp, file }: ProfilesSource,
): string | undefined {
  if (variable === undefined) return undefined;
  const value = lookUp(variable);
  if (value) return value;
  throw wrong(variable, `is missing, and the profile ${profile} of ${file} is to use it`, "Set it");
}

function wrong(variable: string, problem: string, fix: string): ConfigurationError {
  const problems: readonly VariableProblem[] = [{ variable, problem, fix }];
  return new ConfigurationError(problems);
}
