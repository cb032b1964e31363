import type { FieldOption } from "../schema/object-schema.ts";

/** How values of a field are checked and written. */
export type FilterKind =
  | "text"
  | "email"
  | "id"
  | "number"
  | "micros"
  | "dateTime"
  | "token"
  | "boolean"
  | "option"
  | "list"
  | "unknown";

/** What a friendly name stands for. */
export interface FilterFieldDefinition {
  /** Twenty's dotted paths, newest first: older servers have other names for some. */
  readonly paths: readonly [string, ...string[]];
  readonly kind: FilterKind;
  /** The values that a field of the kind `option` takes. */
  readonly options?: readonly FieldOption[];
}

/** What every object can be filtered and sorted by. */
export const baseFilterFields = {
  id: { paths: ["id"], kind: "id" },
  createdAt: { paths: ["createdAt"], kind: "dateTime" },
  updatedAt: { paths: ["updatedAt"], kind: "dateTime" },
  deletedAt: { paths: ["deletedAt"], kind: "dateTime" },
  position: { paths: ["position"], kind: "number" },
} as const satisfies Record<string, FilterFieldDefinition>;
