import { capitalise } from "../capitalise.ts";
import { textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RecordCall } from "../records/record-api.ts";
import { nearestNames } from "../schema/nearest-names.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";

/** Functions that need a field. */
type FieldFunction =
  | "sum"
  | "avg"
  | "min"
  | "max"
  | "countEmpty"
  | "countNotEmpty"
  | "countUniqueValues"
  | "percentageEmpty"
  | "percentageNotEmpty";

/** What is computed of a group; money is computed in micros whatever its currency, so group by that too. */
export type Aggregate =
  | { readonly function: "count" }
  | { readonly function: FieldFunction; readonly field: string };

/** A count or number; bigint micros of money; text for dates and decimals; null for a group without values. */
export type AggregateValue = number | bigint | string | null;

/** An aggregate under Twenty's own name, and how its results are read. */
export interface ResolvedAggregate {
  readonly wire: string;
  readonly read: (value: unknown) => AggregateValue;
}

const numbers: ReadonlySet<string> = new Set(["NUMBER", "NUMERIC", "CURRENCY"]);
const ordered: ReadonlySet<string> = new Set([...numbers, "DATE", "DATE_TIME"]);

/** The types that a function can work on; those that count take any. */
const typesByFunction: Readonly<Partial<Record<FieldFunction, ReadonlySet<string>>>> = {
  sum: numbers,
  avg: numbers,
  min: ordered,
  max: ordered,
};

/**
 * Finds an aggregate's name in Twenty, such as `sumAmountAmountMicros`.
 * @throws TwentyError `invalid_input` for a field that does not exist, or that the function cannot work on.
 */
export function resolveAggregate(
  aggregate: Aggregate,
  { schema }: Pick<RecordCall, "schema">,
): ResolvedAggregate {
  if (aggregate.function === "count") return { wire: "totalCount", read: numberOrNull };
  const { function: name, field } = aggregate;
  const type = schema.fields.get(field)?.type;
  const suitable = typesByFunction[name];
  if (type === undefined || suitable?.has(type) === false) throw unsuitable(aggregate, schema);
  const isComputed = suitable !== undefined;
  const part = isComputed && type === "CURRENCY" ? "AmountMicros" : "";
  return {
    wire: `${name}${capitalise(field)}${part}`,
    read: isComputed ? readerOf(type) : numberOrNull,
  };
}

function unsuitable(
  { function: name, field }: Extract<Aggregate, { field: string }>,
  { fields }: ObjectSchema,
): TwentyError {
  const suitable = typesByFunction[name];
  const names = [...fields.values()]
    .filter(({ type }) => suitable?.has(type) ?? true)
    .map((candidate) => candidate.name);
  const nearest = fields.has(field) ? [] : nearestNames(field, names);
  const offered = nearest.length > 0 ? nearest : names;
  return new TwentyError("invalid_input", `There is no ${name} of "${field.slice(0, 60)}"`, {
    field: field.slice(0, 60),
    wayOut:
      offered.length > 0 ? `Name one of ${offered.join(", ")}.` : "Count the records instead.",
  });
}

function readerOf(type: string): ResolvedAggregate["read"] {
  if (type === "CURRENCY") return wholeOrNull;
  if (type === "NUMBER") return numberOrNull;
  return (value) => (typeof value === "number" ? String(value) : textOrNull(value));
}

/** REST sends numbers as text. */
function numberOrNull(value: unknown): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** An average of micros has decimals, which no money does. */
function wholeOrNull(value: unknown): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isFinite(value) ? BigInt(Math.round(value)) : null;
  const [, whole, fraction] = /^(-?\d+)(?:\.(\d+))?$/.exec(textOrNull(value) ?? "") ?? [];
  if (whole === undefined) return null;
  const isUp = Number(fraction?.[0] ?? "0") >= 5;
  return BigInt(whole) + (isUp ? (whole.startsWith("-") ? -1n : 1n) : 0n);
}
