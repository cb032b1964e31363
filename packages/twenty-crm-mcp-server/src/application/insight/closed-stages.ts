import type { Filter } from "twenty-client";
import { z } from "zod";
import { selectField } from "../tools/input-fields.ts";

/** Twenty's own stages end with a won deal and have none for a lost one. */
const WON_STAGES = ["CUSTOMER"];

/** The stages of deals that were won. */
export const wonStagesField = z
  .array(selectField)
  .default(WON_STAGES)
  .describe("Stages that count as won");

/** The stages of deals that were lost. */
export const lostStagesField = z
  .array(selectField)
  .default([])
  .describe("Stages that count as lost; Twenty has none by default");

/** Deals that are neither won nor lost. */
export function isOpen(won: readonly string[], lost: readonly string[]): Filter | undefined {
  const closed = [...won, ...lost];
  return closed.length === 0
    ? undefined
    : { not: { field: "stage", operator: "in", value: closed } };
}
