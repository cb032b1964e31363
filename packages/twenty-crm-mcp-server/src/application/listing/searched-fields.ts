import type { ToolCall } from "../tools/tool-context.ts";

/** The workspace's field behind each of the client's names that a query looks into. */
type SearchedNames = Readonly<Record<string, string>>;

/**
 * The fields that a query of words looks into: those that this workspace, or the operator's policy, leaves to
 * be seen. Asks nobody: where nothing is known of the workspace yet, all of them.
 */
export function searchedFields(
  object: string,
  names: SearchedNames,
  { twenty }: ToolCall,
): readonly string[] {
  const schema = twenty.schema.peek()?.find(({ singular }) => singular === object);
  return Object.entries(names)
    .filter(([, field]) => schema === undefined || schema.fields.has(field))
    .map(([name]) => name);
}
