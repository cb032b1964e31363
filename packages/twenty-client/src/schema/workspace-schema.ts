import { TwentyError } from "../errors/twenty-error.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { nearestNames } from "./nearest-names.ts";
import type { ObjectSchema } from "./object-schema.ts";
import type { SchemaCache } from "./schema-cache.ts";

/** Which objects and fields the workspace has; read once for all callers and kept for five minutes. */
export interface WorkspaceSchema {
  /** The active objects, in alphabetical order; the same list until they are read anew. */
  objects(options?: CallOptions): Promise<readonly ObjectSchema[]>;
  /** The object of this singular or plural name, in whatever case. */
  object(name: string, options?: CallOptions): Promise<ObjectSchema>;
  /** What is known now; asks nobody. */
  peek(): readonly ObjectSchema[] | undefined;
  /** Forgets what is known, so that the next call reads it anew. */
  refresh(): void;
}

/** What is younger is not read again for an unknown name: asking for it again and again must not flood the server. */
export const trustedForMs = 5_000;

/** The public view of the schema cache. */
export function createWorkspaceSchema(cache: SchemaCache): WorkspaceSchema {
  return {
    objects: async ({ signal } = {}) => inOrder(await cache.all(signal)),
    async object(name, { signal } = {}) {
      const known = findObject(await cache.all(signal), name);
      if (known !== undefined) return known;
      const schemas = cache.forget(trustedForMs) ? await cache.all(signal) : cache.peek();
      const found = schemas && findObject(schemas, name);
      if (found === undefined) throw unknownObject(name, schemas ?? new Map());
      return found;
    },
    peek() {
      const schemas = cache.peek();
      return schemas && inOrder(schemas);
    },
    refresh: () => void cache.forget(),
  };
}

const ordered = new WeakMap<ReadonlyMap<string, ObjectSchema>, readonly ObjectSchema[]>();

/** Callers keep what they derive by the list, so that the same schemas must be the same list. */
function inOrder(schemas: ReadonlyMap<string, ObjectSchema>): readonly ObjectSchema[] {
  const known = ordered.get(schemas);
  if (known !== undefined) return known;
  const list = [...schemas.values()].toSorted((a, b) => a.singular.localeCompare(b.singular));
  ordered.set(schemas, list);
  return list;
}

function findObject(
  schemas: ReadonlyMap<string, ObjectSchema>,
  name: string,
): ObjectSchema | undefined {
  const wanted = name.trim().toLowerCase();
  return [...schemas.values()].find(
    ({ singular, plural }) => singular.toLowerCase() === wanted || plural.toLowerCase() === wanted,
  );
}

function unknownObject(name: string, schemas: ReadonlyMap<string, ObjectSchema>): TwentyError {
  const names = [...schemas.values()].flatMap(({ singular, plural }) => [singular, plural]);
  const nearest = nearestNames(name, names);
  return new TwentyError(
    "invalid_input",
    `The workspace has no object "${name.slice(0, 60)}" that this key may see`,
    {
      field: "object",
      wayOut:
        nearest.length > 0
          ? `Did you mean ${nearest.join(" or ")}?`
          : `Name one of ${[...schemas.keys()].toSorted().join(", ")}.`,
    },
  );
}
