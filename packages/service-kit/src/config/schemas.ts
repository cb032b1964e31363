import { choiceSchema, patternSchema, type TextSchema, textSchema } from "./text-schema.ts";

/** A TCP port; 0 lets the system choose one. */
export const portSchema: TextSchema<number> = patternSchema(/^\d{1,5}$/, "is not a port number")
  .transform(Number)
  .refine((port) => port <= 65_535, "is above 65535");

/** An absolute `http:` or `https:` URL without credentials; the trailing slash is dropped. */
export const httpUrlSchema: TextSchema<string> = textSchema()
  .refine(
    (text) => URL.canParse(text) && /^https?:\/\//i.test(text),
    "is not an http:// or https:// URL",
  )
  .refine(
    (text) => !new URL(text).username && !new URL(text).password,
    "carries credentials, which would end up in logs",
  )
  .transform((text) => text.replace(/\/+$/, ""));

/** A whole number of milliseconds within bounds. */
export function millisecondsSchema(min: number, max: number): TextSchema<number> {
  return patternSchema(/^\d+$/, "is not a whole number of milliseconds")
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `is not between ${min} and ${max} milliseconds`,
    );
}

/** `true`/`false`, `1`/`0`, `yes`/`no`, `on`/`off`. */
export const booleanSchema: TextSchema<boolean> = patternSchema(
  /^(true|false|1|0|yes|no|on|off)$/i,
  "is not true or false",
).transform((text) => /^(true|1|yes|on)$/i.test(text));

/** Any non-empty text; a key or token is trimmed and must be printable ASCII, as HTTP headers require. */
export const secretSchema: TextSchema<string> = textSchema()
  .transform((text) => text.trim())
  .refine(
    (text) => /^[\x21-\x7e]+$/.test(text),
    "contains spaces or characters that no HTTP header can carry",
  );

/** A secret that nobody can guess. */
export function longSecretSchema(minLength: number): TextSchema<string> {
  return secretSchema.refine(
    (text) => text.length >= minLength,
    `is shorter than ${minLength} characters`,
  );
}

/** Severity threshold of the log. */
export const logLevelSchema = choiceSchema(["debug", "info", "warn", "error"]);
