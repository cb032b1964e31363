import { z } from "zod";
import { changeWorkflow } from "../../workflows/change-workflow.ts";
import { workflowVersion } from "../../workflows/workflow-version.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { REACHES_OUT } from "../tool-hints.ts";

const RUN =
  "mutation Run($input: RunWorkflowVersionInput!) { runWorkflowVersion(input: $input) { workflowRunId } }";

/** Carries an automation out, whatever it does. */
export const runWorkflow = defineWriteTool({
  name: "run-workflow",
  title: "Run workflow",
  description: "Carry a workflow out now; asks first, since its steps may do anything.",
  toolset: "workflows",
  entity: "workflow",
  verb: "run",
  hints: REACHES_OUT,
  asks: true,
  input: z.strictObject({
    workflow: textField,
    payload: z.record(z.string(), z.json()).optional(),
  }),
  output: z.object({ id: z.string(), run: z.string() }),
  async plan({ workflow: reference, payload = {} }, call) {
    const { workflow, version } = await workflowVersion(reference, call);
    if (version === undefined) {
      throw new ToolFault({
        field: "workflow",
        reason: `${workflow.name} has no version to run`,
        wayOut: "Draw it in Twenty first.",
      });
    }
    const steps = version.steps.map(({ name, type }) => `${name} (${type})`).join(", ");
    return {
      question: `This runs the workflow ${workflow.name}: ${steps || "no steps"}`,
      preview: async () => [
        { action: "run", object: "workflow", id: workflow.id, name: workflow.name },
      ],
      async apply() {
        const input = { workflowVersionId: version.id, payload };
        const { runWorkflowVersion } = await changeWorkflow(RUN, { input }, call);
        const run = String(Object(runWorkflowVersion).workflowRunId);
        return {
          data: { id: workflow.id, run },
          text: `Started. list-workflow-runs says how run ${run} went.`,
        };
      },
    };
  },
});
