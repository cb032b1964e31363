/** One sort key; later keys break the ties of earlier ones, and the id those of all. */
export interface OrderBy<Field extends string = string> {
  readonly field: Field;
  /** Default `asc`. */
  readonly direction?: "asc" | "desc";
  /** Where records without a value go. Default `last`. */
  readonly nulls?: "first" | "last";
}
