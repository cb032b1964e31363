import type { Filter, OrderBy } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";

const PAGE = 200;
/** As many values as a filter takes. */
const CHUNK = 500;
/** A brief must not use up the rate limit; the newest links are read, and that some were not is told. */
const MOST_LINKS = 2_000;

/** A record that notes and tasks can be linked with. */
export interface Subject {
  readonly object: "person" | "company" | "opportunity";
  readonly id: string;
}

/** Ids of notes or tasks, and whether older links were left unread. */
export interface LinkedIds {
  readonly ids: readonly string[];
  readonly isCut: boolean;
}

/** The notes or tasks that are linked with a record; links are read by their own foreign keys, newest first. */
export async function linkedWith(
  entity: "note" | "task",
  { object, id }: Subject,
  { twenty, signal }: ToolCall,
): Promise<LinkedIds> {
  const filter: Filter = {
    and: [
      { field: `${object}Id`, operator: "eq", value: id },
      { field: `${entity}Id`, operator: "isNotNull" },
    ],
  };
  const orderBy: OrderBy[] = [{ field: "createdAt", direction: "desc" }];
  const ids = new Set<string>();
  let after: string | undefined;
  let read = 0;
  do {
    const options = {
      filter,
      orderBy,
      limit: PAGE,
      signal,
      ...(after !== undefined && { after }),
    };
    const page =
      entity === "note"
        ? await twenty.noteTargets.list({ ...options, fields: ["noteId"] })
        : await twenty.taskTargets.list({ ...options, fields: ["taskId"] });
    for (const target of page.records) {
      const owner = "noteId" in target ? target.noteId : target.taskId;
      if (owner !== null) ids.add(owner);
    }
    read += page.records.length;
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined && read < MOST_LINKS);
  return { ids: [...ids], isCut: after !== undefined };
}

/** Ids in portions that a filter can take. */
export function inChunks(ids: readonly string[]): readonly (readonly string[])[] {
  const starts = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => index * CHUNK);
  return starts.map((start) => ids.slice(start, start + CHUNK));
}
