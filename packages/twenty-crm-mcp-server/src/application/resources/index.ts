import { attachmentResource } from "./attachment-resource.ts";
import type { Resource } from "./define-resource.ts";
import { objectSchemaResource } from "./object-schema-resource.ts";
import { rateBudgetResource } from "./rate-budget-resource.ts";
import { recordResource } from "./record-resource.ts";
import { schemaResource } from "./schema-resource.ts";

/** Every resource there is; the template that fits everything comes last. */
export const resources: readonly Resource[] = [
  schemaResource,
  rateBudgetResource,
  objectSchemaResource,
  attachmentResource,
  recordResource,
];
