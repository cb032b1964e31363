import { TwentyError } from "../errors/twenty-error.ts";

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * Passes on `YYYY-MM-DD` or a full ISO 8601 time with its zone.
 * Twenty itself would take `01/05/2026` and read it month first.
 * @throws TwentyError `invalid_input` for anything else.
 */
export function writeDateTime(value: string, field: string): string {
  const [, year, month, day] = isoDate.exec(value) ?? [];
  if (year === undefined || !isRealDay(Number(year), Number(month), Number(day), value)) {
    throw new TwentyError("invalid_input", `"${value.slice(0, 40)}" is not a date for ${field}`, {
      field,
      wayOut: "Write the date as YYYY-MM-DD, or the time as YYYY-MM-DDTHH:mm:ssZ.",
    });
  }
  return value;
}

/** `Date` would take February 30 for March 2. */
function isRealDay(year: number, month: number, day: number, value: string): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    !Number.isNaN(Date.parse(value))
  );
}
