import { join } from "node:path";
import {
  ConfigurationError,
  defineVariables,
  type EnvironmentSource,
  logLevelSchema,
  portSchema,
  readEnvironment,
  secretSchema,
} from "service-kit";
import { z } from "zod";
import type { TargetShape } from "./metadata/target-shape.ts";
import { twentyRateLimits } from "./rate-limit/rate-limits.ts";
import type { RateLimit } from "./rate-limit/token-bucket.ts";
import type { RestorePath } from "./rest/rest-path.ts";

/** The environment variables of the sandbox. */
export const variables = defineVariables({
  SANDBOX_PORT: {
    description: "Port of the sandbox; 0 takes any free one",
    schema: portSchema,
    default: "5108",
  },
  SANDBOX_HOST: {
    description: "Address the sandbox listens on",
    schema: z.string(),
    default: "127.0.0.1",
  },
  SANDBOX_API_KEY: {
    description:
      "API key that the sandbox accepts; without it one is made and kept beside the data",
    schema: secretSchema,
    secret: true,
    example: "any-text-without-spaces",
  },
  DATA_DIR: {
    description: "Folder of the data file, or :memory: to forget everything at the end",
    schema: z.string(),
    default: ".data",
  },
  SANDBOX_RATE_LIMIT: {
    description:
      "Record operations a second and a minute before calls are refused; unlimited unless set",
    schema: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, "is not a number of calls above 0")
      .transform(Number),
    example: "100",
  },
  SANDBOX_TARGET_SHAPE: {
    description:
      "How notes and tasks name what they are linked with: `target` as Twenty does now, `legacy` as it did",
    schema: z.enum(["target", "legacy"], { error: "is not target or legacy" }),
    default: "target",
  },
  SANDBOX_RESTORE_PATH: {
    description: "Where REST restores: as Twenty `2.21` does, or as `later` ones do",
    schema: z.enum(["2.21", "later"], { error: "is not 2.21 or later" }),
    default: "2.21",
  },
  LOG_LEVEL: {
    description: "Least severe level that is logged",
    schema: logLevelSchema,
    default: "info",
  },
  LOG_FORMAT: {
    description: "json for machines, pretty for terminals, auto to look where it goes",
    schema: z.enum(["auto", "json", "pretty"], { error: "is not auto, json or pretty" }),
    default: "auto",
  },
});

/** What the sandbox runs with. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly apiKey: string | undefined;
  readonly dataFile: string;
  readonly rateLimit: readonly RateLimit[];
  readonly targetShape: TargetShape;
  readonly restorePath: RestorePath;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  readonly logFormat: "auto" | "json" | "pretty";
}

/**
 * Reads the environment.
 * @throws {ConfigurationError} that lists every bad value.
 */
export function readConfig(source: EnvironmentSource): Config {
  const values = readEnvironment(variables, source);
  if (values.DATA_DIR === ":memory:" && values.SANDBOX_API_KEY === undefined) {
    throw new ConfigurationError([
      {
        variable: "SANDBOX_API_KEY",
        problem: "is not set, and with DATA_DIR=:memory: a made-up key could be kept nowhere",
        fix: "Set it to any text without spaces",
      },
    ]);
  }
  return {
    port: values.SANDBOX_PORT,
    host: values.SANDBOX_HOST,
    apiKey: values.SANDBOX_API_KEY,
    dataFile:
      values.DATA_DIR === ":memory:"
        ? values.DATA_DIR
        : join(values.DATA_DIR, "twenty-sandbox.sqlite"),
    rateLimit:
      values.SANDBOX_RATE_LIMIT === undefined ? [] : twentyRateLimits(values.SANDBOX_RATE_LIMIT),
    targetShape: values.SANDBOX_TARGET_SHAPE,
    restorePath: values.SANDBOX_RESTORE_PATH,
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT,
  };
}
