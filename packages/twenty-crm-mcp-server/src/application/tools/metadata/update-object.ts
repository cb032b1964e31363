import { z } from "zod";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";
import { changedObject, given } from "./metadata-fields.ts";

const changes = {
  label: textField.optional(),
  labelPlural: textField.optional(),
  description: textField.optional(),
  icon: textField.optional(),
  labelField: textField.describe("The field records are known by").optional(),
  active: z.boolean().optional(),
};

/** Changes how an object is called and shown, or switches it off and on. */
export const updateObject = defineWriteTool({
  name: "update-object",
  title: "Update object",
  description: "Change an object's labels, or switch it off (its records are kept); asks first.",
  toolset: "metadata",
  entity: "object",
  verb: "update",
  hints: REPLACES,
  asks: true,
  input: z.strictObject({
    object: textField,
    ...changes,
  }),
  output: changedObject,
  async plan({ object, ...input }, { twenty, signal }) {
    refuseEmptyChange(input, changes);
    const { active, ...facts } = input;
    const patch = { ...given(facts), ...(active !== undefined && { isActive: active }) };
    return {
      question: `This changes the object ${object}, for everybody`,
      preview: async () => [{ action: "update", object: "object", name: object, after: patch }],
      async apply() {
        const { singular } = await twenty.metadata.updateObject(object, patch, { signal });
        return { data: { object: singular }, text: `Changed the object ${singular}.` };
      },
    };
  },
});
