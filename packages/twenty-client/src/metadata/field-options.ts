import { isWireRecord, type Json, type WireRecord } from "../json.ts";

/** One value that a SELECT or MULTI_SELECT field is to take. */
export interface OptionInput {
  /** In capitals, such as `IN_REPAIR`. */
  readonly value: string;
  readonly label: string;
  /** One of Twenty's colours. Default: those that are there keep theirs, new ones take turns. */
  readonly color?: string | undefined;
}

const colors = ["green", "turquoise", "sky", "blue", "purple", "pink", "red", "orange"] as const;

/** Options keep the id of the one with their value, by which Twenty knows a renamed one from a new one. */
export function wireOptions(options: readonly OptionInput[], current: unknown): Json {
  const known = new Map(
    wireRecords(current).map((option): [unknown, WireRecord] => [option.value, option]),
  );
  return options.map(({ value, label, color }, position) => {
    const { id, color: before } = known.get(value) ?? {};
    const kept = typeof before === "string" ? before : colors[position % colors.length];
    return {
      ...(typeof id === "string" ? { id } : {}),
      value,
      label,
      color: color ?? kept ?? colors[0],
      position,
    };
  });
}

function wireRecords(value: unknown): readonly WireRecord[] {
  return Array.isArray(value) ? value.filter(isWireRecord) : [];
}
