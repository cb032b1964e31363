import { TwentyError } from "../errors/twenty-error.ts";

/**
 * The key alone, without the spaces and the `Bearer ` that often come along when it is pasted.
 * @throws TwentyError `invalid_configuration` when nothing is left or a header could not carry it.
 */
export function normaliseApiKey(text: string): string {
  const key = text
    .trim()
    .replace(/^bearer\s+/i, "")
    .trim();
  if (key === "" || /^bearer$/i.test(key)) {
    throw invalid("The API key is empty");
  }
  // Printable ASCII only: anything else is either a slip of the clipboard or an attempt at a second header.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw invalid("The API key contains spaces, line breaks or other characters that no key has");
  }
  return key;
}

function invalid(reason: string): TwentyError {
  return new TwentyError("invalid_configuration", reason, {
    field: "apiKey",
    wayOut: "Copy the key again from Twenty under Settings → APIs & Webhooks.",
  });
}
