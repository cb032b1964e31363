import type { ObjectSchema } from "twenty-client";
import type { Tool } from "../tools/define-tool.ts";
import { withCustomFields } from "./with-custom-fields.ts";

const known = new WeakMap<readonly ObjectSchema[], WeakMap<readonly Tool[], readonly Tool[]>>();

/**
 * The tools as this workspace has them. The same lists give the same result, so that definitions are
 * converted once for as long as the workspace's schema stays as it is.
 */
export function workspaceTools(
  tools: readonly Tool[],
  schemas: readonly ObjectSchema[],
): readonly Tool[] {
  const ofSchemas = known.get(schemas) ?? new WeakMap<readonly Tool[], readonly Tool[]>();
  known.set(schemas, ofSchemas);
  const made = ofSchemas.get(tools) ?? adapt(tools, schemas);
  ofSchemas.set(tools, made);
  return made;
}

function adapt(tools: readonly Tool[], schemas: readonly ObjectSchema[]): readonly Tool[] {
  const byName = new Map(schemas.map((schema) => [schema.singular, schema]));
  return tools.map((tool) => {
    const schema = byName.get(tool.entity);
    return schema === undefined ? tool : withCustomFields(tool, schema);
  });
}
