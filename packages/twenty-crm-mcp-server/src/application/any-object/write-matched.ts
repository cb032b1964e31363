import { randomUUID } from "node:crypto";
import type { DynamicCollection, DynamicInput, DynamicRecord, ObjectSchema } from "twenty-client";
import { z } from "zod";
import type { ToolCall } from "../tools/tool-context.ts";
import { failureReason } from "../tools/tool-error.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { PreparedItems } from "./prepare-items.ts";
import type { UniqueKey } from "./unique-key.ts";

/** What became of each record that was added unless it was there. */
export const outcomesOutput = z.array(z.enum(["created", "updated", "revived"])).optional();

/** One of them. */
export type Outcome = NonNullable<z.output<typeof outcomesOutput>>[number];

type Item = PreparedItems["items"][number];
/** An item, and what it is found by. */
export type KeyedItem = Item & { readonly key: UniqueKey };
/** An item, and the record that it is about if there is one. */
export type MatchedItem = KeyedItem & { readonly match: DynamicRecord | undefined };
type Written = { readonly id: string; readonly outcome: Outcome };

/**
 * Makes the record of an item, or changes the one that it is about.
 * @throws TwentyError or ToolFault; a record that was in the bin is there again then.
 */
export async function writeMatched(
  { input, match }: MatchedItem,
  { singular }: ObjectSchema,
  { twenty }: ToolCall,
): Promise<Written> {
  const records = twenty.object(singular);
  const outcome = outcomeOf(match);
  if (match === undefined) {
    const { id } = await records.create({ id: randomUUID(), ...input });
    return { id, outcome };
  }
  const { id } = match;
  const changes = changedValues(input);
  const change = async (): Promise<unknown> =>
    Object.keys(changes).length > 0 && records.update(id, changes);
  if (outcome === "revived") await revived(singular, id, records, change);
  else await change();
  return { id, outcome };
}

/** Restores a record for a change; where that fails, the record goes back into the bin. */
async function revived(
  object: string,
  id: string,
  records: DynamicCollection,
  change: () => Promise<unknown>,
): Promise<void> {
  await records.restore(id);
  try {
    await change();
  } catch (error) {
    try {
      await records.softDelete(id);
    } catch {
      throw new ToolFault({
        reason: `the ${object} ${id} was restored and could not be changed: ${failureReason(error)}`,
        wayOut: "Delete it with delete-records, or change it with update-records.",
      });
    }
    throw error;
  }
}

/** The id finds a record; it is not written. */
export function changedValues({ id: _id, ...values }: DynamicInput): DynamicInput {
  return values;
}

/** What becomes of an item with this record, or with none. */
export function outcomeOf(match: DynamicRecord | undefined): Outcome {
  if (match === undefined) return "created";
  return match.deletedAt === null || match.deletedAt === undefined ? "updated" : "revived";
}
