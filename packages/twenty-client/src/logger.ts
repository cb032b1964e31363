/** The part of a logger that this client uses; lines carry methods, paths and codes, never keys or records. */
export interface TwentyClientLogger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
