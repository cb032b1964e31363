import type { ToolCall } from "../tools/tool-context.ts";
import type { Change } from "./change.ts";
import { typedCollection } from "./typed-collection.ts";
import type { UndoStep } from "./undo-step.ts";

/** Takes one step of a change back. */
export async function runUndo(step: UndoStep, { twenty, signal }: ToolCall): Promise<void> {
  const records =
    step.action === "update" && step.form === "typed"
      ? typedCollection(step.object, twenty)
      : twenty.object(step.object);
  switch (step.action) {
    case "delete":
      await records.softDeleteMany(step.ids, { signal });
      return;
    case "restore":
      await records.restoreMany(step.ids, { signal });
      return;
    case "update":
      await records.update(step.id, step.values, { signal });
      return;
  }
}

/** What a step would do. */
export function previewUndo(step: UndoStep): readonly Change[] {
  const { action, object } = step;
  if (step.action === "update") return [{ action, object, id: step.id, after: step.values }];
  return step.ids.map((id) => ({ action, object, id }));
}
