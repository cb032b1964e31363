import type { FieldDefinition, FieldOption, InverseDefinition } from "./definitions.ts";
import type { FieldType } from "./field-type.ts";

type Extras = Omit<FieldDefinition, "name" | "type" | "label">;

/** Declares a field. */
export function defineField(
  type: FieldType,
  name: string,
  label: string,
  extras: Extras = {},
): FieldDefinition {
  return { type, name, label, ...extras };
}

type RelationExtras = Pick<Extras, "description" | "icon" | "isUIReadOnly"> & {
  readonly onDelete?: "CASCADE" | "SET_NULL";
  readonly morph?: true;
};

/** Declares the child's side of a relation: `name` points at one `target`, which lists them as `inverse`. */
export function defineRelation(
  name: string,
  label: string,
  target: string,
  inverse: InverseDefinition,
  extras: RelationExtras = {},
): FieldDefinition {
  const { onDelete = "SET_NULL", morph, ...rest } = extras;
  return {
    type: morph ? "MORPH_RELATION" : "RELATION",
    name,
    label,
    relation: { target, onDelete, inverse },
    ...rest,
  };
}

const COLORS = ["gray", "blue", "green", "orange", "purple", "red", "turquoise", "yellow"];

/** Options from `VALUE: "Label"` pairs, in that order; of these colours, or of one after the other. */
export function defineOptions(
  labels: Readonly<Record<string, string>>,
  colors: readonly string[] = COLORS,
): FieldOption[] {
  return Object.entries(labels).map(([value, label], index) => ({
    value,
    label,
    color: colors[index % colors.length] ?? "gray",
  }));
}
