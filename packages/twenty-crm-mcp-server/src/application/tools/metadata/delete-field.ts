import { z } from "zod";
import { fieldOf } from "../../any-object/field-of.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";
import { changedField } from "./metadata-fields.ts";

/** Removes a custom field with all of its values, for good. */
export const deleteField = defineWriteTool({
  name: "delete-field",
  title: "Delete field",
  description:
    "Remove a custom field and all its values for good; asks first. update-field with active: false keeps them.",
  toolset: "metadata",
  entity: "field",
  verb: "destroy",
  hints: REMOVES,
  isIrreversible: true,
  asks: true,
  input: z.strictObject({ object: textField, field: textField }),
  output: changedField,
  async plan({ object, field: given }, { twenty, signal }) {
    const schema = await twenty.schema.object(object, { signal });
    const { field } = fieldOf(schema, given);
    const name = `${schema.singular}.${field.name}`;
    return {
      question: `This removes the field ${field.label} of ${schema.label} with all its values for good`,
      preview: async () => [{ action: "destroy", object: "field", name }],
      async apply() {
        await twenty.metadata.deleteField(schema.singular, field.name, { signal });
        return { data: { object: schema.singular, field: field.name }, text: `Removed ${name}.` };
      },
    };
  },
});
