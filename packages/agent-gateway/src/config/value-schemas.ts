import { z } from "zod";

/** Host names without port, separated by commas; `*` stands for any. */
export const hostListSchema = z
  .string()
  .transform((text) => splitList(text.toLowerCase()))
  .refine(
    (hosts) => hosts.every((host) => /^(\*|[\w.-]+|\[[0-9a-f:.]+\])$/.test(host)),
    "is not a list of host names without scheme and port",
  );

/** Origins such as `https://crm.example`, separated by commas. */
export const originListSchema = z
  .string()
  .transform(splitList)
  .transform((origins) => origins.map((origin) => origin.replace(/\/$/, "")))
  .refine(
    (origins) =>
      origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    "is not a list of origins such as https://crm.example",
  );

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
