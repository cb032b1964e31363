import { oneLine } from "../../domain/plain-text.ts";
import type { ToolAnswer } from "../tools/define-tool.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Change } from "./change.ts";
import type { Plan } from "./plan.ts";

/** How a plan came about. */
interface Origin {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly isDryRun: boolean;
  /** The consent token that the caller gave. */
  readonly token: string | undefined;
}

/** Shows what a plan would do, or obtains consent where it asks for it, does it, and keeps the way back. */
export async function runPlan(
  plan: Plan,
  call: ToolCall,
  { tool, args, isDryRun, token }: Origin,
): Promise<ToolAnswer> {
  if (isDryRun) return dryRunAnswer(await plan.preview());
  if (plan.question !== undefined) {
    const changes = await plan.preview();
    await call.consent.obtain({ tool, args, changes, question: plan.question, token });
  }
  const { data, text, undo } = await plan.apply();
  call.logger.info("A record was changed", { tool, undoable: undo !== undefined });
  if (undo === undefined || undo.length === 0) return { data, text };
  const handle = call.undoJournal.keep({ summary: oneLine(text, 120), steps: undo });
  if (handle === undefined) return { data, text };
  return {
    data: { ...data, undo: handle },
    text: `${text}\nTo take it back: undo-change ${handle}`,
  };
}

/** The lines of a text that lists changes; more are counted, not shown. */
const MAX_LINES = 50;

function dryRunAnswer(changes: readonly Change[]): ToolAnswer {
  if (changes.length === 0) {
    return { data: { dryRun: true, changes }, text: "Dry run: nothing would be changed." };
  }
  const lines = changes.slice(0, MAX_LINES).map(describeChange);
  const more = changes.length - lines.length;
  return {
    data: { dryRun: true, changes },
    text: [
      `Dry run, nothing was changed. ${changes.length === 1 ? "It would be:" : `${changes.length} changes:`}`,
      ...lines,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join("\n"),
  };
}

/** One line: "update person 1c2… "Ada Lovelace": jobTitle "CTO" -> "CEO"". */
export function describeChange({ action, object, id, name, before, after }: Change): string {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const values = fields.map((field) => {
    const was = before?.[field];
    const becomes = shown(after?.[field]);
    return was === undefined ? `${field} ${becomes}` : `${field} ${shown(was)} -> ${becomes}`;
  });
  const head = [action, object, id, name && JSON.stringify(oneLine(name, 60))].filter(Boolean);
  return `${head.join(" ")}${values.length > 0 ? `: ${values.join(", ")}` : ""}`;
}

function shown(value: unknown): string {
  return value === undefined || value === null ? "nothing" : oneLine(JSON.stringify(value), 120);
}
