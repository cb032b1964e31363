import { TwentyError } from "../errors/twenty-error.ts";
import { nest } from "../filters/compile-graphql.ts";
import { resolveField } from "../filters/resolve-field.ts";
import type { Json } from "../json.ts";
import type { RecordCall } from "../records/record-api.ts";

/** How long the periods are that dates are grouped into; the last three fold all years into one. */
export type DateGranularity =
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "year"
  | "day-of-the-week"
  | "month-of-the-year"
  | "quarter-of-the-year";

/** Something to group by. */
export interface GroupDimension {
  /** A field (`stage`), a part of one (`amount.currencyCode`), or a field behind a relation (`company.name`). */
  readonly field: string;
  /** For dates. Default `month`. */
  readonly granularity?: DateGranularity;
  /** Where days begin, as an IANA name. Default `UTC`. */
  readonly timeZone?: string;
  /** For weeks. Default: Twenty's own. */
  readonly weekStart?: "monday" | "saturday" | "sunday";
}

/** A dimension in the form that both APIs take. */
export interface ResolvedDimension {
  readonly field: string;
  readonly path: readonly string[];
  readonly wire: Json;
  /** As Twenty names it; for dates alone. */
  readonly granularity?: string;
  /** GraphQL groups by what it knows of the other side of a relation, not by its id. */
  readonly isJoinColumn: boolean;
}

const dateTypes: ReadonlySet<string> = new Set(["DATE", "DATE_TIME"]);

/** @throws TwentyError `invalid_input` for a field that does not exist, or a granularity of what is no date. */
export function resolveDimension(
  dimension: GroupDimension,
  { object, schema }: RecordCall,
): ResolvedDimension {
  const relation = schema.fields.get(dimension.field)?.relation;
  const field = relation?.joinColumn ?? dimension.field;
  const { path, kind } = resolveField(field, object, schema);
  const type = path.length === 1 ? schema.fields.get(field)?.type : undefined;
  const isDate = type === undefined ? dimension.granularity !== undefined : dateTypes.has(type);
  if (!isDate && (dimension.granularity !== undefined || kind === "dateTime")) {
    throw new TwentyError("invalid_input", `${dimension.field} is no date`, {
      field: dimension.field,
      wayOut: "Leave the granularity out.",
    });
  }
  const isJoinColumn = path.length === 1 && type === undefined;
  if (!isDate) return { field: dimension.field, path, wire: nest(path, true), isJoinColumn };
  const { granularity = "month", timeZone = "UTC", weekStart } = dimension;
  const wireGranularity = granularity.replaceAll("-", "_").toUpperCase();
  const period = {
    granularity: wireGranularity,
    timeZone: requireTimeZone(timeZone),
    ...(weekStart === undefined ? {} : { weekStartDay: weekStart.toUpperCase() }),
  };
  return {
    field: dimension.field,
    path,
    wire: nest(path, period),
    granularity: wireGranularity,
    isJoinColumn: false,
  };
}

/** Twenty's answer to an unknown one is that of its database. */
function requireTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new TwentyError("invalid_input", `"${timeZone.slice(0, 60)}" is no time zone`, {
      field: "timeZone",
      wayOut: 'Give an IANA name such as "Europe/Paris".',
    });
  }
}
