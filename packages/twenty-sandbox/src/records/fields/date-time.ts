import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** DATE_TIME: any text that JavaScript can read as a date, stored as UTC. */
export const writeDateTime: FieldWriter = (value, field) => ({
  [field.name]: dateTimeCell(value, field.name),
});

/** DATE: as DATE_TIME, without the time; `01/05/2026` is the fifth of January. */
export const writeDate: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  if (typeof value !== "string" || Number.isNaN(Date.parse(value))) {
    throw invalidValue(
      `Invalid value ${shown(value)} for date field "${field.name}". Expected format: 'YYYY-MM-DD'`,
      `Invalid value for date: "${shown(value)}"`,
    );
  }
  return { [field.name]: utcDate(value).toISOString().slice(0, 10) };
};

/** A timestamp for a cell, with milliseconds, so that text order is time order. */
function dateTimeCell(value: unknown, path: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string" || Number.isNaN(Date.parse(value))) {
    throw invalidValue(
      `Invalid value ${shown(value)} for date-time field "${path}". Expected format: 'YYYY-MM-DDTHH:mm:ssZ'`,
      `Invalid value for date-time: "${shown(value)}"`,
    );
  }
  return utcDate(value).toISOString();
}

/** Text without a zone is read as UTC, wherever this process runs. */
function utcDate(text: string): Date {
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2}|GMT|UTC)$/.test(text);
  const isDateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (hasZone || isDateOnly) return new Date(text);
  const asUtc = new Date(text.includes("T") ? `${text}Z` : `${text} UTC`);
  return Number.isNaN(asUtc.getTime()) ? new Date(text) : asUtc;
}
