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
  if (isDryRun) return dryRunAnswer(plan);
  if (plan.question !== undefined) {
    const changes = await plan.preview();
    await call.consent.obtain({ tool, args, changes, question: plan.question, token });
  }
  const { undo: steps, ...answer } = await plan.apply();
  const { data, text } = answer;
  if (answer.isError) return answer;
  const undo = steps?.filter((step) => !("ids" in step) || step.ids.length > 0);
  call.logger.info("A record was changed", {
    tool,
    undoable: undo !== undefined && undo.length > 0,
  });
  if (undo === undefined || undo.length === 0) return answer;
  const handle = call.undoJournal.keep({ summary: oneLine(text, 120), steps: undo });
  if (handle === undefined) return answer;
  return {
    ...answer,
    data: { ...data, undo: handle },
    text: `${text}\nTo take it back: undo-change ${handle}`,
  };
}

/** The lines of a text that lists changes or failures; more are counted, not shown. */
const MAX_LINES = 50;
/** As many changes as one result holds. */
const MAX_CHANGES = 50;

async function dryRunAnswer(plan: Plan): Promise<ToolAnswer> {
  const changes = await plan.preview();
  const { failures = [], nameOf = (index: number) => `#${index}` } = plan;
  const told = changes.slice(0, MAX_CHANGES);
  return {
    data: {
      dryRun: true,
      changes: told,
      ...(told.length < changes.length && { changesInAll: changes.length }),
      ...(failures.length > 0 && { failures }),
    },
    text: [
      headline(changes.length),
      ...listed(changes.map(describeChange)),
      ...(failures.length > 0 ? [`${failures.length} cannot be done:`] : []),
      ...listed(failures.map(({ index, error }) => `${nameOf(index)}: ${error}`)),
    ].join("\n"),
  };
}

function headline(count: number): string {
  if (count === 0) return "Dry run: nothing would be changed.";
  return `Dry run, nothing was changed. ${count === 1 ? "It would be:" : `${count} changes:`}`;
}

function listed(lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_LINES;
  return more > 0 ? [...lines.slice(0, MAX_LINES), `and ${more} more`] : lines;
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
