import { type Parsed, parsed, refused } from "./parsed.ts";

/**
 * Reads a telephone number in international form; Twenty refuses one whose country it cannot tell.
 * ITU-T E.164 allows at most fifteen digits.
 */
export function parsePhone(input: string): Parsed<string> {
  const text = input.trim();
  const number = `+${text.replace(/\D/g, "")}`;
  return /^\+[\d\s().-]+$/.test(text) && /^\+[1-9]\d{6,14}$/.test(number)
    ? parsed(number)
    : refused("start with + and the country code, such as +14155552671");
}
