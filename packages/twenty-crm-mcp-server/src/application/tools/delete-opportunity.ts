import { z } from "zod";
import { found } from "../records/found.ts";
import { deletedAnswer, deletedRecord } from "../records/record-answers.ts";
import { defineTool } from "./define-tool.ts";
import { idField } from "./input-fields.ts";
import { REMOVES } from "./tool-hints.ts";

/** Takes an opportunity out of sight, recoverably. */
export const deleteOpportunity = defineTool({
  name: "delete-opportunity",
  title: "Delete opportunity",
  description: "Delete an opportunity; it can be restored in Twenty.",
  toolset: "core",
  entity: "opportunity",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  async handle({ id }, call) {
    const work = call.twenty.opportunities.softDelete(id, { signal: call.signal });
    const deleted = await found("opportunity", id, "list-opportunities", work);
    return deletedAnswer("opportunity", "opportunities", deleted, call.workspaceUrl);
  },
});
