import { nearestName } from "service-kit";
import type { Filter, ObjectSchema } from "twenty-client";
import { z } from "zod";
import { oneLine } from "../../domain/plain-text.ts";
import { isSameName } from "../../domain/similarity.ts";
import { textField } from "../tools/input-fields.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** Twenty's own stages end with a won deal and have none for a lost one. */
const WON_STAGE = "CUSTOMER";

/** Values of the stages in which a deal is decided. */
export interface ClosedStages {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

/** The arguments that say when a deal is decided. */
export const closedStagesFields = {
  wonStages: z.array(textField).default([WON_STAGE]),
  lostStages: z.array(textField).default([]).describe("Twenty has none by default"),
};

/**
 * The stages that arguments mean, by value or label.
 * @throws ToolFault for a stage that the workspace does not have, or that would be won and lost at once: the figures
 * would be wrong without a word.
 */
export async function closedStages(
  given: { readonly wonStages: readonly string[]; readonly lostStages: readonly string[] },
  { twenty, signal }: ToolCall,
): Promise<ClosedStages> {
  const schema = await twenty.schema.object("opportunity", { signal });
  const won = given.wonStages.map((stage) => stageOf(stage, "wonStages", schema));
  const lost = given.lostStages.map((stage) => stageOf(stage, "lostStages", schema));
  const both = lost.find((stage) => won.includes(stage));
  if (both === undefined) return { won, lost };
  throw new ToolFault({
    field: "lostStages",
    reason: `${both} counts as won already`,
    wayOut: "Name each stage in one of the two.",
  });
}

/** The stages in which deals of this workspace are decided as far as its names tell; none when they do not. */
export async function usualClosedStages({ twenty, signal }: ToolCall): Promise<ClosedStages> {
  const schema = await twenty.schema.object("opportunity", { signal });
  const isThere = stagesOf(schema).some(({ value }) => value === WON_STAGE);
  return { won: isThere || !schema.isComplete ? [WON_STAGE] : [], lost: [] };
}

/** Deals that are neither won nor lost; one without a stage is open, which `not in` alone would leave out. */
export function isOpen({ won, lost }: ClosedStages): Filter | undefined {
  const closed = [...won, ...lost];
  if (closed.length === 0) return undefined;
  return {
    or: [
      { not: { field: "stage", operator: "in", value: closed } },
      { field: "stage", operator: "isNull" },
    ],
  };
}

function stagesOf(schema: ObjectSchema) {
  return schema.fields.get("stage")?.options ?? [];
}

function stageOf(given: string, field: string, schema: ObjectSchema): string {
  const stages = stagesOf(schema);
  const folded = given.replace(/[\s-]+/g, "_").toUpperCase();
  const known = stages.find(({ value, label }) => value === folded || isSameName(label, given));
  if (known !== undefined) return known.value;
  // Where the metadata is hidden from the key, Twenty itself is left to refuse.
  if (stages.length === 0) return folded;
  const values = stages.map(({ value }) => value);
  const nearest = nearestName(folded, values);
  throw new ToolFault({
    field,
    reason: `${oneLine(given, 40)} is no stage of this workspace${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
    wayOut: oneLine(`There are ${values.join(", ")}.`, 200),
  });
}
