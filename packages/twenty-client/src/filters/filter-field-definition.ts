/** How values of a field are checked and written. */
export type FilterKind =
  | "text"
  | "email"
  | "id"
  | "number"
  | "micros"
  | "dateTime"
  | "token"
  | "unknown";

/** What a friendly name stands for. */
export interface FilterFieldDefinition {
  /** Twenty's dotted paths, newest first: older servers have other names for some. */
  readonly paths: readonly [string, ...string[]];
  readonly kind: FilterKind;
}

/** What every object can be filtered and sorted by. */
export const baseFilterFields = {
  id: { paths: ["id"], kind: "id" },
  createdAt: { paths: ["createdAt"], kind: "dateTime" },
  updatedAt: { paths: ["updatedAt"], kind: "dateTime" },
  deletedAt: { paths: ["deletedAt"], kind: "dateTime" },
  position: { paths: ["position"], kind: "number" },
} as const satisfies Record<string, FilterFieldDefinition>;
