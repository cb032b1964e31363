import type { RecordApi } from "../records/record-api.ts";
import type { Transport } from "../transport/transport.ts";
import { createGraphqlReads } from "./graphql-reads.ts";
import { createGraphqlWrites } from "./graphql-writes.ts";
import { createRunRootField } from "./root-field.ts";

/** Records over GraphQL. */
export function createGraphqlRecordApi(transport: Transport): RecordApi {
  const run = createRunRootField(transport);
  return { ...createGraphqlReads(run), ...createGraphqlWrites(run) };
}
