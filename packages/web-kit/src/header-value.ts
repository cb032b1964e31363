/** A text as a header can hold it: as it is, or wrapped in Base64 where it goes beyond visible ASCII (2026-07-28, header encoding). */
export function headerValue(text: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  return `=?base64?${btoa(String.fromCharCode(...bytes))}?=`;
}
