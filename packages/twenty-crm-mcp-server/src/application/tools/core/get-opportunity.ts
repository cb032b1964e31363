import { z } from "zod";
import { showCustom } from "../../custom-fields/show-custom.ts";
import { found } from "../../records/found.ts";
import { opportunityRecord, showOpportunity } from "../../records/opportunity.ts";
import { readAnswer } from "../../records/record-answers.ts";
import { defineTool } from "../define-tool.ts";
import { idField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows an opportunity. */
export const getOpportunity = defineTool({
  name: "get-opportunity",
  title: "Get opportunity",
  description: "Show one opportunity in full.",
  toolset: "core",
  entity: "opportunity",
  verb: "read",
  hints: READS,
  input: z.strictObject({ id: idField }),
  output: opportunityRecord,
  async handle({ id }, call) {
    const work = call.twenty.opportunities.get(id, { signal: call.signal });
    const opportunity = await found("opportunity", id, "list-opportunities", work);
    return readAnswer("opportunity", {
      ...showOpportunity(opportunity, call.workspaceUrl),
      ...showCustom(opportunity, call),
    });
  },
});
