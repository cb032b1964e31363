import { z } from "zod";
import { changeWorkflow } from "../../workflows/change-workflow.ts";
import { workflowVersion } from "../../workflows/workflow-version.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { REPLACES } from "../tool-hints.ts";

/** Puts an automation to work, or stops it from starting. */
export const setWorkflowActive = defineWriteTool({
  name: "set-workflow-active",
  title: "Set workflow active",
  description: "Put a workflow to work or out of work; asks first.",
  toolset: "workflows",
  entity: "workflow",
  verb: "update",
  hints: REPLACES,
  asks: true,
  input: z.strictObject({ workflow: textField, active: z.boolean() }),
  output: z.object({ id: z.string(), active: z.boolean() }),
  async plan({ workflow: reference, active }, call) {
    const { workflow, version } = await workflowVersion(reference, call);
    const isActive = version?.status === "ACTIVE";
    if (version === undefined || isActive === active) {
      throw new ToolFault({
        field: "workflow",
        reason:
          version === undefined
            ? `${workflow.name} has no version`
            : `${workflow.name} is ${active ? "at work already" : "not at work"}`,
        wayOut: "Nothing was done.",
      });
    }
    const mutation = active ? "activateWorkflowVersion" : "deactivateWorkflowVersion";
    return {
      question: `This ${active ? "puts" : "takes"} the workflow ${workflow.name} ${active ? "to" : "out of"} work`,
      preview: async () => [
        {
          action: "update",
          object: "workflow",
          id: workflow.id,
          name: workflow.name,
          before: { active: isActive },
          after: { active },
        },
      ],
      async apply() {
        const document = `mutation Set($id: UUID!) { ${mutation}(workflowVersionId: $id) }`;
        await changeWorkflow(document, { id: version.id }, call);
        return {
          data: { id: workflow.id, active },
          text: `${workflow.name} is ${active ? "at work" : "out of work"}.`,
        };
      },
    };
  },
});
