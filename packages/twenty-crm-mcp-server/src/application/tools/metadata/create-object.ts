import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";
import { changedObject } from "./metadata-fields.ts";

/** Adds an object to the workspace. */
export const createObject = defineWriteTool({
  name: "create-object",
  title: "Create object",
  description: "Add a custom object to the workspace; asks first. create-field adds its fields.",
  toolset: "metadata",
  entity: "object",
  verb: "create",
  hints: ADDS,
  asks: true,
  input: z.strictObject({
    singular: textField.describe("camelCase, e.g. petOwner"),
    plural: textField,
    label: textField,
    labelPlural: textField,
    description: textField.optional(),
    icon: textField.describe("Tabler's name, e.g. IconPaw").optional(),
  }),
  output: changedObject,
  async plan({ description, icon, ...names }, { twenty, signal }) {
    const input = {
      ...names,
      ...(description !== undefined && { description }),
      ...(icon !== undefined && { icon }),
    };
    return {
      question: `This adds the object ${names.label} to the workspace, for everybody`,
      preview: async () => [{ action: "create", object: "object", after: input }],
      async apply() {
        const { singular, label } = await twenty.metadata.createObject(input, { signal });
        return { data: { object: singular }, text: `Made the object ${label} (${singular}).` };
      },
    };
  },
});
