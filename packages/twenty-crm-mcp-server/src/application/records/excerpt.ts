import { oneLine } from "../../domain/plain-text.ts";

const LENGTH = 80;

/** The beginning of a long text as one line. */
export function excerpt(text: string): string {
  return oneLine(text, LENGTH);
}
