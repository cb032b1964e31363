import { customComposite, type FieldSchema } from "twenty-client";
import { showValue } from "../any-object/show-value.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { plainType } from "./plain-type.ts";

/** The values of a record's custom fields by the arguments of the tools; empty ones are left out. */
export function showCustom(
  record: object,
  { custom }: ToolCall,
): Readonly<Record<string, unknown>> {
  if (custom === undefined || !("custom" in record)) return {};
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(record.custom ?? {}));
  const shown = custom.shown.map(
    ({ argument, field }) => [argument, showHeld(field, held.get(field.name))] as const,
  );
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
}

/** What Twenty holds in a field, as a model reads it; undefined where there is nothing. */
function showHeld(field: FieldSchema, held: unknown): unknown {
  const isEmpty = held === null || held === undefined || held === "";
  if (isEmpty || (Array.isArray(held) && held.length === 0)) return undefined;
  const composite = customComposite(field.type);
  return composite === undefined
    ? plainType(field)?.fit(held)
    : showValue(field.type, composite.read(held));
}
