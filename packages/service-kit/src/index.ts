export { EXIT_CODES } from "./cli/exit-codes.ts";
export { defineFlags, type Flag, type FlagTable, type FlagValues } from "./cli/flags.ts";
export { type HelpTextOptions, helpText } from "./cli/help-text.ts";
export { type ParsedFlags, parseFlags } from "./cli/parse-flags.ts";
export type { Clock, Timer } from "./clock/clock.ts";
export { sleep } from "./clock/sleep.ts";
export { systemClock } from "./clock/system-clock.ts";
export { ConfigurationError, type VariableProblem } from "./config/configuration-error.ts";
export { loadDotEnv } from "./config/load-dot-env.ts";
export { maskSecret } from "./config/mask-secret.ts";
export { nearestName } from "./config/nearest-name.ts";
export {
  type EnvironmentSource,
  type RawVariables,
  readEnvironment,
} from "./config/read-environment.ts";
export {
  booleanSchema,
  httpUrlSchema,
  logLevelSchema,
  longSecretSchema,
  millisecondsSchema,
  portSchema,
  secretSchema,
} from "./config/schemas.ts";
export {
  choiceSchema,
  patternSchema,
  type TextReader,
  type TextSchema,
  textSchema,
} from "./config/text-schema.ts";
export {
  defineVariables,
  type Variable,
  type VariableTable,
  type VariableValues,
} from "./config/variables.ts";
export { isLoopback } from "./http/is-loopback.ts";
export { type ListeningServer, listen } from "./http/listening-server.ts";
export { createPageFiles, type PageFiles, type ServedFile } from "./http/page-files.ts";
export {
  type GuardVerdict,
  guardRequest,
  LOOPBACK_HOSTS,
  type RequestGuardPolicy,
} from "./http/request-guard.ts";
export { ignoreBrokenPipe } from "./lifecycle/ignore-broken-pipe.ts";
export { onTerminationSignal, type SignalSource } from "./lifecycle/on-termination-signal.ts";
export { createShutdown, type ShutdownStep } from "./lifecycle/shutdown.ts";
// `createLogger` is at `service-kit/logger`: its library is large, and not all that log something start with it.
export type { LoggerOptions, LogLevel } from "./logging/create-logger.ts";
export type { LogFields, Logger } from "./logging/logger.ts";
export { silentLogger } from "./logging/silent-logger.ts";
