import { z } from "zod";
import { type PolicyChoice, parsePolicyChoice } from "../balancing/policy-choice.ts";

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

/** A policy for all services, then policies of some. */
export const policyChoiceSchema = z.string().transform((text, context): PolicyChoice => {
  const parsed = parsePolicyChoice(text);
  if (parsed.ok) return parsed.choice;
  context.addIssue({ code: "custom", message: parsed.problem });
  return z.NEVER;
});

/** The name of a header (RFC 9110 §5.1), in lower case. */
export const fieldNameSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, "is not the name of a header")
  .transform((name) => name.toLowerCase());

/** Keys of 32 bytes as base64, separated by commas. */
export const sessionKeysSchema = z.string().transform((text, context): [Buffer, ...Buffer[]] => {
  const [first, ...others] = splitList(text).map((key) => Buffer.from(key, "base64"));
  if (first !== undefined && [first, ...others].every(({ length }) => length === 32)) {
    return [first, ...others];
  }
  context.addIssue({ code: "custom", message: "is not a list of keys of 32 bytes as base64" });
  return z.NEVER;
});

function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
