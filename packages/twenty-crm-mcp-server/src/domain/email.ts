import { type Parsed, parsed, refused } from "./parsed.ts";

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Reads an e-mail address the way Twenty stores it: lower case. */
export function parseEmail(input: string): Parsed<string> {
  const email = input.trim().toLowerCase();
  return EMAIL.test(email) ? parsed(email) : refused("use an address such as ada@example.com");
}
