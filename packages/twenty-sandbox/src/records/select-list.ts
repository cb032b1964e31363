import type { ObjectModel } from "../metadata/model.ts";
import { identifier } from "../storage/identifier.ts";

/**
 * The columns of a record as they are read: the id of a soft-deleted related record reads as null, and comes
 * back when that record is restored.
 */
export function selectList(object: ObjectModel, alias: string): string {
  return object.columns
    .map((column) => {
      const name = identifier(column.name);
      const relation = object.joinAttributes.get(column.name)?.relation;
      if (relation === undefined) return `${alias}.${name}`;
      const target = identifier(relation.target);
      return `(SELECT j."id" FROM ${target} j WHERE j."id" = ${alias}.${name} AND j."deletedAt" IS NULL) AS ${name}`;
    })
    .join(", ");
}
