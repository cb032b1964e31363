import type { ToolCall } from "../tools/tool-context.ts";

/** As many ids as one page can hold. */
const PAGE = 200;

/** The names of members of the workspace by their ids; one who is gone has none. */
export async function memberNames(
  ids: readonly string[],
  { twenty, signal }: ToolCall,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let start = 0; start < ids.length; start += PAGE) {
    const { records } = await twenty.workspaceMembers.list({
      filter: { field: "id", operator: "in", value: ids.slice(start, start + PAGE) },
      fields: ["firstName", "lastName", "email"],
      limit: PAGE,
      signal,
    });
    for (const { id, firstName, lastName, email } of records) {
      names.set(id, `${firstName} ${lastName}`.trim() || (email ?? id));
    }
  }
  return names;
}
