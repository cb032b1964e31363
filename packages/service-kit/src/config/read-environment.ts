import { ConfigurationError, type VariableProblem } from "./configuration-error.ts";
import { nearestName } from "./nearest-name.ts";
import type { Variable, VariableTable, VariableValues } from "./variables.ts";

/** Raw variables as a process or a `.env` file holds them. */
export type RawVariables = Readonly<Record<string, string | undefined>>;

/** Where values come from; the process environment wins over the file. */
export interface EnvironmentSource {
  readonly env: RawVariables;
  readonly dotEnv?: RawVariables;
  /**
   * Prefixes that belong to this process: a name in `dotEnv` that starts with one of them and is not in
   * the table is refused. The process environment is exempt, because platforms inject names of their own
   * (Kubernetes adds `<SERVICE>_PORT` for every Service).
   */
  readonly ownPrefixes?: readonly string[];
}

/**
 * Reads a whole table at once.
 * @throws {ConfigurationError} that lists every variable with a bad value or an unknown name.
 */
export function readEnvironment<T extends VariableTable>(
  table: T,
  source: EnvironmentSource,
): VariableValues<T> {
  const problems = [...unknownNames(table, source)];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(table)) {
    const raw = rawValue(name, variable, source);
    if (raw === undefined) continue;
    const parsed = variable.schema.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(badValue(name, variable, raw, parsed.error.issues[0]?.message));
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as VariableValues<T>;
}

function rawValue(
  name: string,
  variable: Variable,
  { env, dotEnv }: EnvironmentSource,
): string | undefined {
  // An empty value means "not set": compose files and CI pass empty strings for absent variables.
  return env[name]?.trim() || dotEnv?.[name]?.trim() || variable.default;
}

function badValue(
  name: string,
  variable: Variable,
  raw: string,
  reason = "is not valid",
): VariableProblem {
  const shown = variable.secret ? "the value (not shown)" : withoutUserInfo(JSON.stringify(raw));
  const example = variable.example ?? variable.default;
  return {
    variable: name,
    problem: `${shown} ${reason}`,
    fix: example === undefined ? "Correct it or remove it" : `Set it, for example, to ${example}`,
  };
}

/** A refused URL is quoted in the log, and may be refused for the very password in it. */
function withoutUserInfo(shown: string): string {
  return shown.replace(/[^\s"]*\/\/[^\s"]*@/g, "…@");
}

function* unknownNames(
  table: VariableTable,
  { dotEnv = {}, ownPrefixes = [] }: EnvironmentSource,
): Generator<VariableProblem> {
  for (const name of Object.keys(dotEnv)) {
    if (name in table || !ownPrefixes.some((prefix) => name.startsWith(prefix))) continue;
    const nearest = nearestName(name, Object.keys(table));
    yield {
      variable: name,
      problem: "is not a known variable",
      fix: nearest === undefined ? "Remove it from .env" : `Did you mean ${nearest}?`,
    };
  }
}
