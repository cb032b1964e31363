import type { ToolCall } from "../tools/tool-context.ts";
import { plainType } from "./plain-type.ts";

/** The values of a record's custom fields by the arguments of the tools; empty ones are left out. */
export function showCustom(
  record: object,
  { custom }: ToolCall,
): Readonly<Record<string, unknown>> {
  if (custom === undefined || !("custom" in record)) return {};
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(record.custom ?? {}));
  return Object.fromEntries(
    custom.shown.flatMap(({ argument, field }) => {
      const value = held.get(field.name);
      const isEmpty = value === null || value === undefined || value === "";
      if (isEmpty || (Array.isArray(value) && value.length === 0)) return [];
      return [[argument, plainType(field)?.fit(value)] as const];
    }),
  );
}
