import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";
import { changedField, fieldFacts, given } from "./metadata-fields.ts";

/** Adds a field to an object. */
export const createField = defineWriteTool({
  name: "create-field",
  title: "Create field",
  description: "Add a field to an object; asks first. Give relation for type RELATION.",
  toolset: "metadata",
  entity: "field",
  verb: "create",
  hints: ADDS,
  asks: true,
  input: z.strictObject({
    object: textField,
    name: textField.describe("camelCase"),
    label: textField,
    type: textField.describe("TEXT, NUMBER, DATE, SELECT, CURRENCY, RELATION, …"),
    unique: z.boolean().optional(),
    relation: z
      .strictObject({
        target: textField,
        label: textField.describe("What the target calls the way back"),
        kind: z.enum(["many-to-one", "one-to-many"]).optional(),
      })
      .optional(),
    ...fieldFacts,
  }),
  output: changedField,
  async plan({ object, unique, relation, ...facts }, { twenty, signal }) {
    const { singular, label } = await twenty.schema.object(object, { signal });
    const input = {
      ...given(facts),
      name: facts.name,
      label: facts.label,
      type: facts.type.toUpperCase(),
      ...(unique !== undefined && { isUnique: unique }),
      ...(relation && {
        relation: {
          targetObject: relation.target,
          targetLabel: relation.label,
          ...(relation.kind && { kind: relation.kind }),
        },
      }),
    };
    return {
      question: `This adds the field ${facts.label} to ${label}, for everybody`,
      preview: async () => [
        { action: "create", object: "field", name: `${singular}.${facts.name}`, after: input },
      ],
      async apply() {
        const { name } = await twenty.metadata.createField(singular, input, { signal });
        return { data: { object: singular, field: name }, text: `Made ${singular}.${name}.` };
      },
    };
  },
});
