import { TwentyError } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { matchingRecords } from "./matching-records.ts";
import { type UniqueKey, uniqueKey } from "./unique-key.ts";

/**
 * Does a write of one record; when its unique value is taken, the failure names the record that has it.
 * Twenty tells that over GraphQL alone.
 * @throws TwentyError `duplicate` with the record, deleted ones too, and whatever else the write throws.
 */
export async function namingHolder<Done>(
  object: string,
  /** By Twenty's own names. */
  values: object,
  call: ToolCall,
  write: () => Promise<Done>,
): Promise<Done> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof TwentyError && error.code === "duplicate")) throw error;
    if (error.conflictingRecord !== undefined) throw error;
    const id = await holderOf(object, values, call);
    if (id === undefined) throw error;
    throw new TwentyError(error.code, error.reason, {
      ...(error.status !== undefined && { status: error.status }),
      ...(error.field !== undefined && { field: error.field }),
      conflictingRecord: { id, object },
      cause: error,
    });
  }
}

async function holderOf(
  object: string,
  values: object,
  call: ToolCall,
): Promise<string | undefined> {
  const schema = await call.twenty.schema.object(object, { signal: call.signal });
  const named = Object.entries(values).filter(([field]) => field !== "id");
  const key = keyOrNothing(() => uniqueKey(Object.fromEntries(named), schema));
  const [holder] = key === undefined ? [] : await matchingRecords([key], ["id"], schema, call);
  return holder?.id;
}

/** Values without a unique one among them lead to no record. */
function keyOrNothing(find: () => UniqueKey): UniqueKey | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ToolFault) return undefined;
    throw error;
  }
}
