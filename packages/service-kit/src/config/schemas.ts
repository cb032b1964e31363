import { z } from "zod";

/** A TCP port; 0 lets the system choose one. */
export const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, "is not a port number")
  .transform(Number)
  .refine((port) => port <= 65_535, "is above 65535");

/** An absolute `http:` or `https:` URL without credentials; the trailing slash is dropped. */
export const httpUrlSchema = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:\/\//i.test(text), {
    message: "is not an http:// or https:// URL",
    abort: true,
  })
  .refine((text) => !new URL(text).username && !new URL(text).password, {
    message: "carries credentials, which would end up in logs",
  })
  .transform((text) => text.replace(/\/+$/, ""));

/** A whole number of milliseconds within bounds. */
export const millisecondsSchema = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, "is not a whole number of milliseconds")
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `is not between ${min} and ${max} milliseconds`,
    );

/** `true`/`false`, `1`/`0`, `yes`/`no`, `on`/`off`. */
export const booleanSchema = z
  .string()
  .toLowerCase()
  .refine((text) => /^(true|false|1|0|yes|no|on|off)$/.test(text), "is not true or false")
  .transform((text) => /^(true|1|yes|on)$/.test(text));

/** Any non-empty text; a key or token is trimmed and must be printable ASCII, as HTTP headers require. */
export const secretSchema = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, "contains spaces or characters that no HTTP header can carry");

/** Severity threshold of the log. */
export const logLevelSchema = z.enum(["debug", "info", "warn", "error"], {
  error: "is not one of debug, info, warn, error",
});
