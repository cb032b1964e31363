import type { VariableProblem, VariableValues } from "service-kit";
import type { OwnCredential, ProfilesSource, TwentySource } from "./config.ts";
import { openedUrl } from "./opened-url.ts";
import type { variables } from "./variables.ts";

type Values = VariableValues<typeof variables>;

/** Where the values of a source come from that are in no variable of the table. */
interface Origins {
  readonly loginFolder: () => string;
  readonly variable: ProfilesSource["variable"];
}

/** What the variables say of Twenty: nothing, one workspace, or a file that names several. */
export function twentySource(values: Values, origins: Origins): TwentySource | ProfilesSource {
  const { TWENTY_API_URL: apiUrl, TWENTY_API_MODE: apiMode } = values;
  const shared = {
    keySource: values.TWENTY_KEY_SOURCE,
    apiMode,
    ...(values.TWENTY_RATE_LIMIT !== undefined && { rateLimit: values.TWENTY_RATE_LIMIT }),
    ...(values.TWENTY_FILE_ORIGINS !== undefined && { fileOrigins: values.TWENTY_FILE_ORIGINS }),
  };
  if (values.TWENTY_PROFILES_FILE !== undefined) {
    return {
      kind: "profiles",
      file: values.TWENTY_PROFILES_FILE,
      ...(values.TWENTY_PROFILE !== undefined && { name: values.TWENTY_PROFILE }),
      callers: values.MCP_PROFILES ?? [],
      unlocked: values.TWENTY_UNLOCK_WRITES ?? [],
      defaults: shared,
      ...origins,
    };
  }
  if (apiUrl === undefined) {
    return { kind: "sandbox", dataDir: values.DATA_DIR, apiMode };
  }
  const credential = ownCredential(values, origins);
  return {
    kind: "workspace",
    apiUrl,
    ...(credential !== undefined && { credential }),
    ...shared,
    workspaceUrl: values.TWENTY_WORKSPACE_URL ?? openedUrl(apiUrl),
  };
}

function ownCredential(values: Values, origins: Origins): OwnCredential | undefined {
  const { TWENTY_AUTH: auth, TWENTY_API_KEY: apiKey } = values;
  if (auth === "oauth") return { kind: "oauth", folder: origins.loginFolder() };
  return apiKey === undefined ? undefined : { kind: "key", apiKey };
}

/** What does not go together in what the variables say of Twenty. */
export function* twentyProblems(values: Values): Generator<VariableProblem> {
  yield* values.TWENTY_PROFILES_FILE === undefined
    ? singleProblems(values)
    : profilesProblems(values);
}

function* singleProblems(values: Values): Generator<VariableProblem> {
  const { TWENTY_API_URL: url, TWENTY_API_KEY: key, TWENTY_KEY_SOURCE: keySource } = values;
  const signsIn = values.TWENTY_AUTH === "oauth";
  if (url !== undefined && key === undefined && keySource !== "caller" && !signsIn) {
    yield {
      variable: "TWENTY_API_KEY",
      problem: "is missing, and TWENTY_API_URL is set",
      fix: "Create a key in Twenty under Settings → APIs & Webhooks and set it; or run login and set TWENTY_AUTH=oauth; or remove TWENTY_API_URL to work on the sandbox",
    };
  }
  if (keySource === "caller" && key !== undefined) {
    yield {
      variable: "TWENTY_API_KEY",
      problem: "is set, and TWENTY_KEY_SOURCE=caller makes no use of it",
      fix: "Remove it, or set TWENTY_KEY_SOURCE=either",
    };
  }
  if (url === undefined && keySource !== "server") {
    yield {
      variable: "TWENTY_KEY_SOURCE",
      problem: `is ${keySource}, and there is no TWENTY_API_URL`,
      fix: "Set TWENTY_API_URL to the address of your Twenty, or remove TWENTY_KEY_SOURCE to work on the sandbox",
    };
  }
  if (url === undefined && key !== undefined) {
    yield {
      variable: "TWENTY_API_URL",
      problem: "is missing, and TWENTY_API_KEY is set",
      fix: "Set it to https://api.twenty.com or to the address of your own Twenty, or remove TWENTY_API_KEY to work on the sandbox",
    };
  }
  if (signsIn) yield* oauthProblems(values);
  for (const variable of ["TWENTY_PROFILE", "MCP_PROFILES", "TWENTY_UNLOCK_WRITES"] as const) {
    if (values[variable] === undefined) continue;
    yield {
      variable,
      problem: "is set, and there is no TWENTY_PROFILES_FILE",
      fix: "Set TWENTY_PROFILES_FILE to the file that names the workspaces, or remove it",
    };
  }
}

function* oauthProblems(values: Values): Generator<VariableProblem> {
  if (values.TWENTY_API_URL === undefined) {
    yield {
      variable: "TWENTY_API_URL",
      problem: "is missing, and TWENTY_AUTH is oauth",
      fix: "Set it to the address that you signed in to, or remove TWENTY_AUTH to work on the sandbox",
    };
  }
  if (values.TWENTY_API_KEY !== undefined) {
    yield {
      variable: "TWENTY_API_KEY",
      problem: "is set, and TWENTY_AUTH=oauth makes no use of it",
      fix: "Remove one of them",
    };
  }
  if (values.TWENTY_KEY_SOURCE === "caller") {
    yield {
      variable: "TWENTY_AUTH",
      problem: "is oauth, and TWENTY_KEY_SOURCE=caller makes no use of it",
      fix: "Remove it, or set TWENTY_KEY_SOURCE=either",
    };
  }
}

/** What the file says for each workspace must not be said for all of them as well. */
const SAID_BY_FILE = {
  TWENTY_API_URL: "url",
  TWENTY_WORKSPACE_URL: "workspaceUrl",
  TWENTY_WEBHOOK_SECRET: "webhookSecretEnv",
} as const;

function* profilesProblems(values: Values): Generator<VariableProblem> {
  for (const [variable, key] of Object.entries(SAID_BY_FILE)) {
    if (values[variable as keyof typeof SAID_BY_FILE] === undefined) continue;
    yield {
      variable,
      problem: "is set, and TWENTY_PROFILES_FILE names the workspaces",
      fix: `Say it in the file by ${key}, and remove it`,
    };
  }
}
