import { capitalise } from "../capitalise.ts";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { idIn } from "../filters/filter-parts.ts";
import type { WireRecord } from "../json.ts";
import type { RecordCall } from "../records/record-api.ts";
import { requireWireRecords } from "../wire-shape.ts";
import { restData } from "./rest-answer.ts";
import { requireRestFilter } from "./rest-filter.ts";
import type { SendRest } from "./send-rest.ts";

/** What a server says to a path that its version does not have; nothing was restored then. */
const unknownPath: ReadonlySet<TwentyErrorCode> = new Set([
  "invalid_input",
  "not_found",
  "not_twenty",
  "schema_mismatch",
]);

/** Brings records back: the path is `restore/people` up to 2.21 and `people/restore` on later servers. */
export async function restore(
  send: SendRest,
  call: RecordCall,
  ids: readonly string[],
): Promise<readonly WireRecord[]> {
  const { object } = call;
  const query = { filter: requireRestFilter(idIn(ids)) };
  const name = `restore${capitalise(object.plural)}`;
  try {
    const body = await send(call, "PATCH", `restore/${object.plural}`, { query });
    return requireWireRecords(restData(body, name), name);
  } catch (error) {
    if (!(error instanceof TwentyError) || !unknownPath.has(error.code)) throw error;
    const body = await send(call, "PATCH", `${object.plural}/restore`, { query });
    return requireWireRecords(restData(body, name), name);
  }
}
