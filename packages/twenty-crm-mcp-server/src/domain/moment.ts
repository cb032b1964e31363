import { type Parsed, parsed, refused } from "./parsed.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const HINT = "use YYYY-MM-DD, or a date and time with an offset such as 2026-03-31T09:00:00Z";

/**
 * Reads a date or a date-time as UTC ISO 8601. Nothing else is taken, because Twenty itself reads
 * `01/05/2026` as January 5th.
 */
export function parseMoment(input: string): Parsed<string> {
  const text = input.trim();
  const day = DATE_TIME.exec(text)?.[1] ?? text;
  if (!isCalendarDay(day)) return refused(HINT);
  return parsed(new Date(text).toISOString());
}

/** Writes Twenty's timestamp as short as it can be told: no empty fraction, no empty time of day. */
export function formatMoment(iso: string): string {
  return iso.replace(/\.0+Z$/, "Z").replace(/T00:00:00Z$/, "");
}

function isCalendarDay(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year > 0 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  );
}
