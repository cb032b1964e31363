import { TwentyError } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";

/**
 * Creates a record under an id chosen here. When the answer is lost, the caller is told that id and
 * can look whether the record exists, where repeating the call might make a second one; one who gave
 * a key repeats it.
 */
export async function createTraceably<Item>(
  readTool: string,
  { id, isKeyed }: { readonly id: string; readonly isKeyed: boolean },
  create: () => Promise<Item>,
): Promise<Item> {
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof TwentyError && error.mayHaveApplied)) throw error;
    throw new ToolFault({
      reason: error.reason,
      wayOut: isKeyed
        ? "It may have been created all the same: repeat the call with the same idempotencyKey."
        : `It may have been created all the same: before repeating, look with ${readTool}, id ${id}.`,
    });
  }
}
