import type { Filter } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { Links } from "../writes/plan-linked-create.ts";
import { allOf, equals } from "./filters.ts";

const PAGE = 200;
/** As many values as a filter takes. */
const MAX_LINKED = 500;

/**
 * The ids of the notes or tasks that are linked with all of these records; undefined when no record is
 * named. Links are read by their own foreign keys: a nested list would end at sixty without a word.
 */
export async function linkedIds(
  entity: "note" | "task",
  links: Links,
  call: ToolCall,
): Promise<readonly string[] | undefined> {
  const sets = await Promise.all(
    Object.entries(links)
      .filter(([, record]) => record !== undefined)
      .map(([object, record]) => idsLinkedWith(entity, object, record.id, call)),
  );
  const [first, ...others] = sets;
  return first?.filter((id) => others.every((ids) => ids.includes(id)));
}

async function idsLinkedWith(
  entity: "note" | "task",
  object: string,
  id: string,
  { twenty, signal }: ToolCall,
): Promise<readonly string[]> {
  const filter = allOf([equals(`${object}Id`, id), hasOwner(entity)]);
  const ids = new Set<string>();
  let after: string | undefined;
  do {
    const options = {
      ...(filter && { filter }),
      ...(after !== undefined && { after }),
      limit: PAGE,
      signal,
    };
    const page =
      entity === "note"
        ? await twenty.noteTargets.list({ ...options, fields: ["noteId"] })
        : await twenty.taskTargets.list({ ...options, fields: ["taskId"] });
    for (const target of page.records) {
      const owner = "noteId" in target ? target.noteId : target.taskId;
      if (owner !== null) ids.add(owner);
    }
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined && ids.size <= MAX_LINKED);
  if (ids.size <= MAX_LINKED) return [...ids];
  throw new ToolFault({
    field: object,
    reason: `more than ${MAX_LINKED} ${entity}s are linked with it`,
    wayOut: "Narrow it by another record, or list them without it by words or dates.",
  });
}

function hasOwner(entity: "note" | "task"): Filter {
  return { field: `${entity}Id`, operator: "isNotNull" };
}
