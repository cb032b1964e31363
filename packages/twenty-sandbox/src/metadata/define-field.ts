import type { FieldDefinition, FieldOption } from "./definitions.ts";
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

/** Declares the child's side of a relation: `name` points at one `target`, which lists them as `inverse`. */
export function defineRelation(
  name: string,
  label: string,
  target: string,
  inverse: { readonly name: string; readonly label: string },
  extras: { onDelete?: "CASCADE" | "SET_NULL"; morph?: true; isUIReadOnly?: true } = {},
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

/** Options from `VALUE: "Label"` pairs, in that order. */
export function defineOptions(labels: Readonly<Record<string, string>>): FieldOption[] {
  return Object.entries(labels).map(([value, label], index) => ({
    value,
    label,
    color: COLORS[index % COLORS.length] ?? "gray",
  }));
}
