import { z } from "zod";
import { resolveRecord } from "../../any-object/resolve-record.ts";
import { allOf } from "../../listing/filters.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { runFields, runRow, showRun } from "../../workflows/workflow-runs.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField, selectField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows how automations went. */
export const listWorkflowRuns = defineTool({
  name: "list-workflow-runs",
  title: "List workflow runs",
  description: "How workflows went, latest first.",
  toolset: "workflows",
  entity: "workflowRun",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    workflow: textField.optional(),
    status: selectField.describe("e.g. FAILED").optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(runRow),
  async handle({ workflow, status, limit, after }, call) {
    const owner =
      workflow === undefined
        ? undefined
        : await resolveRecord("workflow", workflow, "workflow", call);
    const page = await listPage({
      collection: call.twenty.object("workflowRun"),
      fields: runFields,
      filter: allOf([
        owner && { field: "workflowId", operator: "eq", value: owner.id },
        status === undefined ? undefined : { field: "status", operator: "eq", value: status },
      ]),
      orderBy: { field: "createdAt", direction: "desc" },
      limit,
      after,
      signal: call.signal,
    });
    const columns = ["name", "status", "startedAt", "endedAt", "error"];
    return listAnswer({ ...page, records: page.records.map(showRun) }, columns, "runs");
  },
});
