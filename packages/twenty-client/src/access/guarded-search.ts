import type { ObjectSchema } from "../schema/object-schema.ts";
import type { SchemaCache } from "../schema/schema-cache.ts";
import type { SearchRequest, SearchResult } from "../workspace/search.ts";
import { refusedAccess } from "./refused-access.ts";

/**
 * Holds a search to rules. Twenty looks into fields that the caller may not see, and a hit would tell what
 * is in them, so that only objects are searched of which everything may be seen.
 */
export function guardedSearch(
  search: (request: SearchRequest) => Promise<SearchResult>,
  visible: SchemaCache,
  everything: () => ReadonlyMap<string, ObjectSchema> | undefined,
): (request: SearchRequest) => Promise<SearchResult> {
  return async (request) => {
    const schemas = await visible.all(request.signal);
    const whole = [...schemas.values()]
      .filter((schema) => schema.fields.size === everything()?.get(schema.singular)?.fields.size)
      .map(({ singular }) => singular);
    const objects = request.objects?.length
      ? request.objects.filter((name) => whole.includes(name))
      : whole;
    if (objects.length === 0) throw refusedAccess("read", request.objects?.join(", ") ?? "records");
    return search({ ...request, objects });
  };
}
