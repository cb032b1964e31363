import { z } from "zod";
import { describeChange } from "../../writes/run-plan.ts";
import { previewUndo, runUndo } from "../../writes/run-undo.ts";
import { defineTool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { REPLACES } from "../tool-hints.ts";

/** Takes a change back. */
export const undoChange = defineTool({
  name: "undo-change",
  title: "Undo change",
  description: "Take a change back by the undo handle its answer gave.",
  toolset: "core",
  entity: "change",
  verb: "undo",
  hints: REPLACES,
  input: z.strictObject({ undo: textField, dryRun: z.boolean().optional() }),
  output: z.object({ undone: z.boolean(), summary: z.string() }),
  async handle({ undo, dryRun }, call) {
    const change = call.undoJournal.peek(undo);
    if (change === undefined) {
      throw new ToolFault({
        field: "undo",
        reason: "no change is remembered under this handle",
        wayOut:
          "Handles last a day, count once, and belong to the server that gave them. Change the record directly.",
      });
    }
    const { summary, steps } = change;
    if (dryRun === true) {
      const lines = steps.flatMap(previewUndo).map(describeChange);
      return {
        data: { undone: false, summary },
        text: [`Dry run, nothing was changed. It would be:`, ...lines].join("\n"),
      };
    }
    for (const step of steps) await runUndo(step, call);
    call.undoJournal.forget(undo);
    return { data: { undone: true, summary }, text: `Taken back: ${summary}` };
  },
});
