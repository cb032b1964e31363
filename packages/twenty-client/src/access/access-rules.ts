import type { ObjectSchema } from "../schema/object-schema.ts";

/** What can be done to the records of an object. */
export type RecordOperation =
  | "read"
  | "create"
  | "update"
  | "delete"
  | "restore"
  | "destroy"
  | "merge";

/** What a client may see and do, besides what its key may; held to before anything is sent. */
export interface AccessRules {
  /** The objects and fields that exist as far as this client is concerned. */
  narrow(schemas: readonly ObjectSchema[]): readonly ObjectSchema[];
  allows(
    object: { readonly singular: string; readonly plural: string },
    operation: RecordOperation,
  ): boolean;
}
