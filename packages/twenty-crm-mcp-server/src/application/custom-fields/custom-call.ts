import type { CustomField } from "./custom-fields.ts";

/** What a call says of the workspace's own fields, and what its answer shows of them. */
export interface CustomCall {
  /** The fields that the answer shows. */
  readonly shown: readonly CustomField[];
  /** What the caller gave, by the tools' arguments. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The same by Twenty's names. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields that a list is narrowed by. */
  readonly wanted: readonly { readonly field: CustomField["field"]; readonly value: unknown }[];
}
