import { TwentyError } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";

/** Says which record is missing, and where to look, when Twenty does not find it. */
export async function found<Item>(
  entity: string,
  id: string,
  listTool: string,
  work: Promise<Item>,
  field = "id",
): Promise<Item> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TwentyError && error.code === "not_found")) throw error;
    throw new ToolFault({
      field,
      reason: `no ${entity} has the id ${id}; it may have been deleted`,
      wayOut: `Find the right one with ${listTool}.`,
    });
  }
}
