/** What a view consists of, in the words of Twenty's metadata. */
export type ViewPartKind =
  | "viewField"
  | "viewFilter"
  | "viewFilterGroup"
  | "viewSort"
  | "viewGroup";

/** The values of a part, by the names that Twenty's schema gives them. */
export type PartValues = Readonly<Record<string, unknown>>;

/** A column, condition, order or group of a view. */
export interface ViewPart {
  readonly id: string;
  readonly kind: ViewPartKind;
  readonly viewId: string;
  readonly values: PartValues;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Deleted parts are listed no more, and can still be destroyed. */
  readonly deletedAt: string | null;
}

/** The id of the field that a part is about; groups are about a value alone. */
export function fieldOf({ values }: Pick<ViewPart, "values">): string | undefined {
  const { fieldMetadataId } = values;
  return typeof fieldMetadataId === "string" ? fieldMetadataId : undefined;
}
