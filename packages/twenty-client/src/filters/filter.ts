/** A value that a record's field can be compared with; money is compared in micros, as a bigint. */
export type FilterValue = string | number | bigint | boolean;

/** How a condition compares; `contains`, `startsWith` and `endsWith` ignore case and take the text literally. */
export type FilterOperator = FilterCondition["operator"];

/** One comparison of one field. */
export type FilterCondition<Field extends string = string> =
  | {
      readonly field: Field;
      readonly operator: "eq" | "neq" | "gt" | "gte" | "lt" | "lte";
      readonly value: FilterValue;
    }
  | {
      readonly field: Field;
      readonly operator: "contains" | "startsWith" | "endsWith";
      readonly value: string;
    }
  | {
      readonly field: Field;
      /** `in`: equals one of these. `containsAny`: an array field holds one of these. Never empty. */
      readonly operator: "in" | "containsAny";
      readonly value: readonly FilterValue[];
    }
  | { readonly field: Field; readonly operator: "isNull" | "isNotNull" };

/** Which records: one structured form for both of Twenty's APIs. An empty `and` or `or` is refused. */
export type Filter<Field extends string = string> =
  | FilterCondition<Field>
  | { readonly and: readonly Filter<Field>[] }
  | { readonly or: readonly Filter<Field>[] }
  | { readonly not: Filter<Field> };
