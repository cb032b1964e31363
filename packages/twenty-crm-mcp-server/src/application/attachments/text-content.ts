import type { AttachedFile } from "./read-file.ts";

const TEXT_TYPES = /^text\/|[/+](?:json|xml|yaml|javascript|sql|csv)$/;
const DECODER = new TextDecoder("utf-8", { fatal: true });

/** The text of a file, when it is one: by its type, or by what its bytes are where its type says nothing. */
export function textContent({ contentType, bytes, isWhole }: AttachedFile): string | undefined {
  if (TEXT_TYPES.test(contentType)) return new TextDecoder().decode(bytes);
  if (contentType !== "application/octet-stream" || !isWhole || bytes.includes(0)) return undefined;
  try {
    return DECODER.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A part of a text that no character is cut in, and where the next one begins. */
export function textPart(
  text: string,
  from: number,
  most: number,
): { readonly part: string; readonly next: number | undefined } {
  const end = wholeCharacters(text, from + most);
  return {
    part: text.slice(wholeCharacters(text, from), end),
    next: end < text.length ? end : undefined,
  };
}

/** The second half of a surrogate pair is no place to cut. */
function wholeCharacters(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
