import { TwentyError } from "../errors/twenty-error.ts";

const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
// What the client itself decides; a caller that could set these could break or redirect requests.
const reserved = new Set([
  "authorization",
  "connection",
  "content-length",
  "content-type",
  "host",
  "transfer-encoding",
]);

/**
 * The caller's extra headers, in lower case.
 * @throws TwentyError `invalid_configuration` for a name or value that cannot be sent.
 */
export function normaliseHeaders(
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lowerName = name.trim().toLowerCase();
    if (!token.test(lowerName) || reserved.has(lowerName)) {
      throw invalid(`The extra header "${lowerName.slice(0, 60)}" cannot be set`);
    }
    if (!/^[\x20-\x7e]*$/.test(value)) {
      throw invalid(`The value of the extra header "${lowerName}" cannot be sent`);
    }
    result[lowerName] = value;
  }
  return result;
}

function invalid(reason: string): TwentyError {
  return new TwentyError("invalid_configuration", reason, {
    field: "headers",
    wayOut: "Remove the header, or correct its name or value.",
  });
}
