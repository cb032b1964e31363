import type { Complete } from "./define-resource.ts";

/** The workspace's objects that begin with what was typed. */
export const completeObject: Complete = async (typed, { twenty, signal }) => {
  const objects = await twenty.schema.objects({ signal });
  const begun = typed.toLowerCase();
  return objects
    .filter((object) => !object.isSystem && object.singular.toLowerCase().startsWith(begun))
    .map((object) => object.singular);
};
