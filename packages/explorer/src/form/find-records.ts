import type { Server } from "../server/server.ts";

/** A record that a name may stand for. */
export interface Found {
  readonly id: string;
  readonly object: string;
  readonly title: string;
}

const MAX_FOUND = 8;

/** Records of one object, or of all, whose name begins or goes on like this. */
export async function findRecords(
  server: Server,
  query: string,
  object: string | undefined,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  // Members of the workspace are in no search index of Twenty's.
  if (object === "workspaceMember") return findMembers(server, query, signal);
  const { structuredContent, isError, content } = await server.call(
    "search",
    { query, limit: MAX_FOUND, ...(object !== undefined && { objects: [object] }) },
    { signal },
  );
  if (isError === true) throw new Error(content?.[0]?.text ?? "The search was refused");
  const results = (structuredContent?.results ?? []) as readonly Found[];
  return results.map(({ id, object: of, title }) => ({
    id: id.slice(id.indexOf("/") + 1),
    object: of,
    title,
  }));
}

async function findMembers(
  server: Server,
  query: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const { structuredContent } = await server.call(
    "find-records",
    { object: "workspaceMember", limit: 60 },
    { signal },
  );
  const records = (structuredContent?.records ?? []) as readonly {
    readonly id: string;
    readonly name?: unknown;
  }[];
  const words = query.toLowerCase();
  return records
    .map(({ id, name }) => ({
      id,
      object: "workspaceMember",
      title: typeof name === "string" ? name : id,
    }))
    .filter(({ title }) => title.toLowerCase().includes(words))
    .slice(0, MAX_FOUND);
}

const MAX_NAMES = 500;
const names = new WeakMap<Server, Map<string, string>>();

/** Keeps the name of a record that was picked, so that its id need not be shown. */
export function rememberName(server: Server, value: string, title: string): void {
  const known = names.get(server) ?? new Map<string, string>();
  if (known.size >= MAX_NAMES) known.clear();
  names.set(server, known.set(value, title));
}

/** The name that was picked, or what was typed. */
export function nameOfRecord(server: Server, value: string): string {
  return names.get(server)?.get(value) ?? value;
}
