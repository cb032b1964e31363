import { z } from "zod";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField, textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";
import { viewFacts, viewInput } from "./view-fields.ts";

const changes = { name: textField.optional(), ...viewInput };

/** Changes a saved view. */
export const updateView = defineWriteTool({
  name: "update-view",
  title: "Update view",
  description: "Change a saved view.",
  toolset: "views",
  entity: "view",
  verb: "update",
  hints: REPLACES,
  input: z.strictObject({ id: idField, ...changes }),
  output: z.object({ id: z.string(), name: z.string() }),
  async plan({ id, ...input }, { twenty, signal }) {
    refuseEmptyChange(input, changes);
    const { name, ...facts } = input;
    const patch = { ...(name !== undefined && { name }), ...viewFacts(facts) };
    return {
      preview: async () => [{ action: "update", object: "view", id, after: patch }],
      async apply() {
        const view = await twenty.metadata.views.update(id, patch, { signal });
        return { data: { id, name: view.name }, text: `Changed the view ${view.name}.` };
      },
    };
  },
});
