import type { Complete } from "./define-resource.ts";

const MAX_HITS = 20;

/** The ids of records that the typed words find, within the object where one is given. */
export const completeRecordId: Complete = async (typed, { twenty, signal }, { object }) => {
  if (typed.trim() === "") return [];
  const { hits } = await twenty.search({
    query: typed,
    limit: MAX_HITS,
    signal,
    ...(object !== undefined && object !== "" && { objects: [object] }),
  });
  return hits.map((hit) => hit.id);
};
