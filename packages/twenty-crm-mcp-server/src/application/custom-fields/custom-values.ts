import type { ToolCall } from "../tools/tool-context.ts";

/** What a write says of custom fields, in the client's form; nothing where the caller names none. */
export function customValues({ custom }: ToolCall): { readonly custom?: object } {
  return custom === undefined || Object.keys(custom.values).length === 0
    ? {}
    : { custom: custom.values };
}
