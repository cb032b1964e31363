import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { ADDS } from "../tool-hints.ts";
import { viewFacts, viewInput } from "./view-fields.ts";

/** Saves a way to look at records. */
export const createView = defineWriteTool({
  name: "create-view",
  title: "Create view",
  description: "Save a view of an object.",
  toolset: "views",
  entity: "view",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({ object: textField, name: textField, ...viewInput }),
  output: z.object({ id: z.string(), name: z.string() }),
  async plan({ object, name, ...facts }, { twenty, signal }) {
    const { singular } = await twenty.schema.object(object, { signal });
    const needed = { kanban: facts.groupBy, calendar: facts.calendarField, table: "" };
    if (needed[facts.type ?? "table"] === undefined) {
      throw new ToolFault({
        field: facts.type === "kanban" ? "groupBy" : "calendarField",
        reason: `is what a ${facts.type ?? "table"} goes by`,
        wayOut: "Name a field; describe-object lists them. Nothing was done.",
      });
    }
    return {
      preview: async () => [
        { action: "create", object: "view", after: { object: singular, name } },
      ],
      async apply() {
        const input = { object: singular, name, ...viewFacts(facts) };
        const { id } = await twenty.metadata.views.create(input, { signal });
        return { data: { id, name }, text: `Saved the view ${name} (${id}).` };
      },
    };
  },
});
