import { type Logger as PinoLogger, pino } from "pino";
import type { LogFields, Logger } from "./logger.ts";
import { terminalLine } from "./terminal-line.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** The least severe level that is written. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** Options of {@link createLogger}. */
export interface LoggerOptions {
  readonly level: LogLevel;
  /** `json`: one object a line, for machines; `pretty`: `[LEVEL] message {fields}`, for terminals. */
  readonly format: "json" | "pretty";
  /** Where whole lines go, for example `(text) => process.stderr.write(text)`. */
  readonly write: (line: string) => void;
}

/** A structured logger on pino; fields named like secrets are replaced before they are written. */
export function createLogger({ level, format, write }: LoggerOptions): Logger {
  const sink = format === "json" ? write : (line: string) => write(terminalLine(line));
  const root = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
    },
    { write: sink },
  );
  return adapt(root);
}

function adapt(target: PinoLogger<never>): Logger {
  const at =
    (level: LogLevel) =>
    (message: string, fields?: LogFields): void =>
      fields === undefined
        ? target[level](message)
        : target[level](withoutSecrets(fields), message);
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => adapt(target.child(withoutSecrets(fields))),
  };
}
