import { patternSchema, type TextSchema, textSchema } from "service-kit";

/** Names appear in URLs and in logs of the gateway. */
export const agentNameSchema: TextSchema<string> = patternSchema(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/,
  "is not 1 to 128 letters, digits, '.', '_' or '-' that begin with a letter or digit",
);

/** Host names without port, separated by commas; `*` stands for any. */
export const hostListSchema: TextSchema<string[]> = textSchema()
  .transform(splitList)
  .refine(
    (hosts) => hosts.every((host) => /^(\*|[\w.-]+|\[[0-9a-f:.]+\])$/i.test(host)),
    "is not a list of host names without scheme and port",
  );

/** Origins such as `https://crm.example`, separated by commas. */
export const originListSchema: TextSchema<string[]> = textSchema()
  .transform((text) => text.split(",").map((item) => item.trim().replace(/\/$/, "")))
  .refine(
    (origins) =>
      origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    "is not a list of origins such as https://crm.example",
  );

/** A whole number within bounds. */
export function countSchema(min: number, max: number): TextSchema<number> {
  return patternSchema(/^\d+$/, "is not a whole number")
    .transform(Number)
    .refine((value) => value >= min && value <= max, `is not between ${min} and ${max}`);
}

/** Short text without line breaks. */
export function lineSchema(maxLength: number): TextSchema<string> {
  return textSchema()
    .refine((text) => text.length <= maxLength, `is longer than ${maxLength} characters`)
    .refine((text) => /^[^\r\n]+$/.test(text), "contains a line break");
}

/** Names of profiles, separated by commas. */
export const nameListSchema: TextSchema<string[]> = textSchema().transform(splitList);

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== "");
}
