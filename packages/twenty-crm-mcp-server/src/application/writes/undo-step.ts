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
      /** Whose form the values have: that of the typed collections, or of any object. */
      readonly form: "typed" | "any";
      /** The values that were replaced. */
      readonly values: Readonly<Record<string, unknown>>;
    };
