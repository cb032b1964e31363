import type { ToolCall } from "../tools/tool-context.ts";

/** The values of a record's custom fields by the arguments of the tools; empty ones are left out. */
export function showCustom(
  record: object,
  { custom }: ToolCall,
): Readonly<Record<string, unknown>> {
  if (custom === undefined || !("custom" in record)) return {};
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(record.custom ?? {}));
  return Object.fromEntries(
    custom.fields
      .map(({ argument, field }) => [argument, held.get(field.name)] as const)
      .filter(([, value]) => value !== null && value !== undefined && value !== ""),
  );
}
