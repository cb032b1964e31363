import type { Resource } from "./define-resource.ts";
import { jsonContent } from "./json-content.ts";

/** Which objects the workspace has. */
export const schemaResource: Resource = {
  name: "schema",
  title: "Objects of the workspace",
  description: "Every object of the workspace, standard and custom, with its names",
  uri: "twenty://schema",
  mimeType: "application/json",
  async read(_variables, { twenty, signal }) {
    const objects = await twenty.schema.objects({ signal });
    return jsonContent({
      objects: objects
        .filter((object) => !object.isSystem)
        .map(({ singular, plural, label, description, isCustom }) => ({
          object: singular,
          plural,
          label,
          ...(description !== null && { description }),
          ...(isCustom && { custom: true }),
          schema: `twenty://schema/${singular}`,
        })),
    });
  },
};
