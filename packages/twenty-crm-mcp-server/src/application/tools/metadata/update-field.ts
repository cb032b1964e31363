import { z } from "zod";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";
import { changedField, fieldFacts, given } from "./metadata-fields.ts";

const changes = { label: textField.optional(), active: z.boolean().optional(), ...fieldFacts };

/** Changes a field, or switches it off and on. */
export const updateField = defineWriteTool({
  name: "update-field",
  title: "Update field",
  description: "Change a field's label or choices, or switch it off (values are kept); asks first.",
  toolset: "metadata",
  entity: "field",
  verb: "update",
  hints: REPLACES,
  asks: true,
  input: z.strictObject({
    object: textField,
    field: textField,
    ...changes,
  }),
  output: changedField,
  async plan({ object, field, ...input }, { twenty, signal }) {
    refuseEmptyChange(input, changes);
    const { active, ...facts } = input;
    const patch = { ...given(facts), ...(active !== undefined && { isActive: active }) };
    return {
      question: `This changes the field ${field} of ${object}, for everybody`,
      preview: async () => [
        { action: "update", object: "field", name: `${object}.${field}`, after: patch },
      ],
      async apply() {
        const { name } = await twenty.metadata.updateField(object, field, patch, { signal });
        return { data: { object, field: name }, text: `Changed ${object}.${name}.` };
      },
    };
  },
});
