import type { FieldOption } from "../schema/object-schema.ts";
import type { FilterKind } from "./filter-field-definition.ts";

/** A checked value; text is whatever people may have typed, the others have a form of their own. */
export type ResolvedValue =
  | { readonly form: "text"; readonly text: string }
  | { readonly form: "literal"; readonly literal: string | number | boolean };

/** A checked comparison of a field under Twenty's own name. */
export type ResolvedCondition =
  | { readonly path: readonly string[]; readonly operator: "isNull" | "isNotNull" }
  | {
      readonly path: readonly string[];
      readonly operator: "in" | "containsAny";
      readonly values: readonly ResolvedValue[];
    }
  | {
      readonly path: readonly string[];
      readonly operator: "contains" | "startsWith" | "endsWith" | "hasItemWith";
      readonly text: string;
    }
  | {
      readonly path: readonly string[];
      readonly operator: "eq" | "neq" | "gt" | "gte" | "lt" | "lte";
      readonly value: ResolvedValue;
    };

/** A filter that both compilers can trust: known names, checked values, nothing empty. */
export type ResolvedFilter =
  | { readonly kind: "and" | "or"; readonly filters: readonly ResolvedFilter[] }
  | { readonly kind: "not"; readonly filter: ResolvedFilter }
  | { readonly kind: "condition"; readonly condition: ResolvedCondition };

/** A field under Twenty's own name, and how its values are checked. */
export interface ResolvedField {
  readonly path: readonly string[];
  readonly kind: FilterKind;
  readonly options?: readonly FieldOption[];
}
