import { z } from "zod";
import { changeSchema } from "../writes/change.ts";
import type { Plan } from "../writes/plan.ts";
import { runPlan } from "../writes/run-plan.ts";
import { defineTool, type Tool } from "./define-tool.ts";
import type { ToolCall } from "./tool-context.ts";

/** What every tool that writes takes besides its own arguments. */
const writeArguments = {
  dryRun: z.boolean().optional(),
};

/** What tools that may ask take as well. */
const consentArgument = { confirm: z.string().optional() };

/** What every tool that writes may add to its data. */
const writeResults = {
  dryRun: z.boolean().optional(),
  changes: z.array(changeSchema).optional(),
  /** How many changes there are, where they are more than a result holds. */
  changesInAll: z.number().optional(),
  undo: z.string().optional(),
};

/** A tool that writes: it says what it would do before it does it. */
export interface WriteTool<Input extends z.ZodObject, Output extends z.ZodObject>
  extends Omit<Tool<Input, Output>, "handle"> {
  /** Its plans may carry a question, so that it takes a token. */
  readonly asks?: boolean;
  /** Checks everything and changes nothing. */
  plan(input: z.output<Input>, call: ToolCall): Promise<Plan<z.input<Output>>>;
}

/**
 * Turns a plan into a tool with `dryRun`, consent and undo. Its promise of data is loosened by that: a
 * dry run of a create has no record to show.
 */
export function defineWriteTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: WriteTool<Input, Output>,
): Tool {
  const { asks, name } = definition;
  const input = definition.input.extend({ ...writeArguments, ...(asks && consentArgument) });
  return defineTool({
    ...definition,
    input,
    output: definition.output.partial().extend(writeResults),
    async handle(given, call) {
      const { dryRun, confirm, ...own } = given as Record<string, unknown>;
      return runPlan(await definition.plan(own as z.output<Input>, call), call, {
        tool: name,
        args: own,
        isDryRun: dryRun === true,
        token: typeof confirm === "string" ? confirm : undefined,
      });
    },
  });
}
