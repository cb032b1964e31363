import type { ColumnModel, RelationModel } from "../metadata/model.ts";
import type { Cell } from "../storage/column-type.ts";
import type { Operator } from "./operators.ts";

/** A checked filter. */
export type FilterNode =
  | { readonly kind: "and" | "or"; readonly nodes: readonly FilterNode[] }
  | { readonly kind: "not"; readonly node: FilterNode }
  | { readonly kind: "relation"; readonly relation: RelationModel; readonly node: FilterNode }
  | {
      readonly kind: "condition";
      readonly column: ColumnModel;
      readonly operator: Operator;
      /** One value, or several for `in` and `containsAny`. */
      readonly value: Cell | readonly Cell[];
    };
