import type { RecordApi } from "../records/record-api.ts";
import type { Transport } from "../transport/transport.ts";
import { createRestReads } from "./rest-reads.ts";
import { createRestWrites } from "./rest-writes.ts";
import { createSendRest } from "./send-rest.ts";

/** Records over REST. */
export function createRestRecordApi(transport: Transport): RecordApi {
  const send = createSendRest(transport);
  return { ...createRestReads(send), ...createRestWrites(send) };
}
