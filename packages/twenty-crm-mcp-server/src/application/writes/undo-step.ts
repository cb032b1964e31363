/** One step that takes a change back. */
export type UndoStep =
  | {
      readonly action: "delete" | "restore";
      /** The object's singular name, such as `person`. */
      readonly object: string;
      readonly ids: readonly string[];
    }
  | {
      readonly action: "update";
      readonly object: string;
      readonly id: string;
      /** The values that were replaced, in the client's form. */
      readonly values: Readonly<Record<string, unknown>>;
    };
