import { customComposite, type Json } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";

/**
 * What a write says of custom fields, in the client's form; nothing where the caller names none. What the
 * record holds now keeps the parts that the caller does not name.
 * @throws TwentyError `invalid_input` for a value with parts that cannot be right.
 */
export function customValues({ custom }: ToolCall, before?: object): { readonly custom?: object } {
  if (custom === undefined || Object.keys(custom.values).length === 0) return {};
  const held: ReadonlyMap<string, unknown> = new Map(
    Object.entries(before !== undefined && "custom" in before ? (before.custom ?? {}) : {}),
  );
  const types = new Map(custom.shown.map(({ field }) => [field.name, field.type]));
  const values = Object.entries(custom.values).map(([name, value]) => {
    const composite = customComposite(types.get(name) ?? "");
    return [name, composite?.write(value, name, held.get(name)) ?? (value as Json)];
  });
  return { custom: Object.fromEntries(values) };
}
