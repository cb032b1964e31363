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
      for (const ids of inChunks(step.ids)) await records.softDeleteMany(ids, { signal });
      return;
    case "restore":
      for (const ids of inChunks(step.ids)) await records.restoreMany(ids, { signal });
      return;
    case "update":
      await records.update(step.id, step.values, { signal });
      return;
  }
}

/** A batch that was done in many requests is taken back in many. */
function inChunks(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / CHUNK);
  return Array.from({ length: count }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK));
}

const CHUNK = 60;

/** What a step would do. */
export function previewUndo(step: UndoStep): readonly Change[] {
  const { action, object } = step;
  if (step.action === "update") return [{ action, object, id: step.id, after: step.values }];
  return step.ids.map((id) => ({ action, object, id }));
}
