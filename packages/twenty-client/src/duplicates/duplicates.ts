import type { WithObject } from "../dynamic/dynamic-collection.ts";
import type { DynamicRecord } from "../dynamic/dynamic-record.ts";
import { readRecord } from "../records/read-record.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { requireRecordIds } from "../records/record-id.ts";
import { requireKnownFields } from "../records/require-known-fields.ts";

/** How duplicates are read. */
export interface DuplicatesOptions extends CallOptions {
  /** Reads only these fields, and `id`. Default all. */
  readonly fields?: readonly string[];
}

/** A record, and the others that are the same by its object's criteria. */
export interface Duplicates {
  readonly id: string;
  readonly duplicates: readonly DynamicRecord[];
}

/**
 * Looks for the duplicates of 1 to 200 records. Each id is a request: asked for several at once, Twenty
 * neither says which list belongs to which record nor keeps their order.
 */
export function createFindDuplicates(withObject: WithObject) {
  return (
    object: string,
    ids: readonly string[],
    options: DuplicatesOptions = {},
  ): Promise<readonly Duplicates[]> =>
    withObject(object, options.signal, ({ call, run }) => {
      const recordIds = requireRecordIds(ids);
      requireKnownFields(call.object, options.fields);
      // Twenty answers with nothing for these; over GraphQL it does not even have the question.
      const hasCriteria = call.schema.duplicateCriteria?.length !== 0;
      return Promise.all(
        recordIds.map(async (id): Promise<Duplicates> => {
          if (!hasCriteria) return { id, duplicates: [] };
          const wires = await run("read", options, (api, current) => api.duplicates(current, id));
          const read = (wire: (typeof wires)[number]): DynamicRecord =>
            readRecord(call.object, wire, options.fields) as DynamicRecord;
          return { id, duplicates: wires.map(read) };
        }),
      );
    });
}
