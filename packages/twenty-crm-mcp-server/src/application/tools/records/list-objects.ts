import { z } from "zod";
import { defineTool } from "../define-tool.ts";
import { READS } from "../tool-hints.ts";

/** Names the objects of the workspace. */
export const listObjects = defineTool({
  name: "list-objects",
  title: "List objects",
  description: "Name every object, standard and custom.",
  toolset: "records",
  entity: "object",
  verb: "list",
  hints: READS,
  input: z.strictObject({}),
  output: z.object({
    objects: z.array(
      z.object({ object: z.string(), label: z.string(), custom: z.boolean().optional() }),
    ),
  }),
  async handle(_input, { twenty, signal }) {
    const schemas = await twenty.schema.objects({ signal });
    const objects = schemas
      .filter((schema) => !schema.isSystem)
      .map(({ singular, label, isCustom }) => ({
        object: singular,
        label,
        ...(isCustom && { custom: true }),
      }));
    const names = objects.map(({ object, custom }) => `${object}${custom ? " (custom)" : ""}`);
    return { data: { objects }, text: names.join(", ") };
  },
});
