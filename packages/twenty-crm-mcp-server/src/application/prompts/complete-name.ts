import type { Complete } from "../resources/define-resource.ts";

const MAX_HITS = 20;

/** The names of records of these objects that the typed words find. */
export function completeName(...objects: readonly string[]): Complete {
  return async (typed, { twenty, signal }) => {
    if (typed.trim() === "") return [];
    const { hits } = await twenty.search({ query: typed, objects, limit: MAX_HITS, signal });
    return [...new Set(hits.map((hit) => hit.label))];
  };
}
