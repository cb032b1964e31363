import type { DynamicInput, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { failureReason } from "../tools/tool-error.ts";
import type { BatchFailure } from "./batch.ts";
import { byIndex, type NameOfItem } from "./name-of-item.ts";
import { type GivenValues, readValues } from "./read-values.ts";
import { resolveRecord } from "./resolve-record.ts";

/** Items of a batch that can be sent, and those that cannot. */
export interface PreparedItems {
  readonly items: readonly {
    readonly index: number;
    readonly given: GivenValues;
    readonly input: DynamicInput;
  }[];
  readonly failures: readonly BatchFailure[];
  /** What a caller knows the item at a place by. */
  readonly nameOf: NameOfItem;
}

/** Where items come from: the place of the first one among all there are, and what each is known by. */
interface Origin {
  readonly from?: number;
  readonly nameOf?: NameOfItem;
}

/** Reads and checks every item before the first one is sent; what cannot be read is told by its place. */
export async function prepareItems(
  given: readonly GivenValues[],
  schema: ObjectSchema,
  call: ToolCall,
  { from = 0, nameOf = byIndex }: Origin = {},
): Promise<PreparedItems> {
  const items: PreparedItems["items"][number][] = [];
  const failures: BatchFailure[] = [];
  const resolve = resolvingOnce();
  const records = call.twenty.object(schema.singular);
  for (const [offset, values] of given.entries()) {
    const index = from + offset;
    try {
      const input = await readValues(values, schema, call, resolve);
      await records.check(input, { signal: call.signal });
      items.push({ index, given: values, input });
    } catch (error) {
      if (call.signal.aborted) throw error;
      failures.push({ index, error: failureReason(error) });
    }
  }
  return { items, failures, nameOf };
}

/** Asks once for a name that several items give. */
function resolvingOnce(): typeof resolveRecord {
  const known = new Map<string, ReturnType<typeof resolveRecord>>();
  return (object, reference, field, call) => {
    const key = `${object} ${field} ${reference}`;
    const resolved = known.get(key) ?? resolveRecord(object, reference, field, call);
    known.set(key, resolved);
    return resolved;
  };
}
