import { createRunRootField, type RunRootField } from "../graphql/root-field.ts";
import type { SchemaCache } from "../schema/schema-cache.ts";
import type { Transport } from "../transport/transport.ts";
import { createFieldsMetadata, type FieldsMetadata } from "./field-metadata.ts";
import { createLocate } from "./locate.ts";
import { createObjectsMetadata, type ObjectsMetadata } from "./object-metadata.ts";
import { createViewsMetadata, type ViewsMetadata } from "./view-metadata.ts";
import { createWebhooksMetadata, type WebhooksMetadata } from "./webhook-metadata.ts";

/** Changes of the workspace itself; they cost nothing of the rate budget, and take seconds. */
export interface MetadataApi extends ObjectsMetadata, FieldsMetadata {
  readonly views: ViewsMetadata;
  readonly webhooks: WebhooksMetadata;
}

/** Over `/metadata`, whatever the API mode: its REST knows neither views nor all of fields. */
export function createMetadataApi(transport: Transport, schemas: SchemaCache): MetadataApi {
  const run = createRunRootField(transport, "/metadata");
  const changing = forgetting(run, schemas);
  const locate = createLocate(run);
  return {
    ...createObjectsMetadata(changing, locate),
    ...createFieldsMetadata(changing, locate),
    views: createViewsMetadata(run, locate),
    webhooks: createWebhooksMetadata(run),
  };
}

/** A change that failed may have happened all the same. */
function forgetting(run: RunRootField, schemas: SchemaCache): RunRootField {
  return async (kind, field, options) => {
    try {
      return await run(kind, field, options);
    } finally {
      if (kind === "write") schemas.forget();
    }
  };
}
