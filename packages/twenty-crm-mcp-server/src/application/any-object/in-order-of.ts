/** Results in the order of their ids; Twenty leaves out those that belong to no record. */
export function inOrderOf<Done extends { readonly id: string }>(
  ids: readonly string[],
  results: readonly Done[],
): readonly (Done | undefined)[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return ids.map((id) => byId.get(id));
}
