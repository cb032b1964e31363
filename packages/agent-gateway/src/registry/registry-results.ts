import type { Instance } from "./instance.ts";
import type { Registrant } from "./registrant.ts";

/** The answer to a registration. */
export type RegisterResult =
  | {
      readonly kind: "created" | "updated" | "superseded";
      readonly instance: Instance;
      readonly registrant: Registrant;
    }
  /** There is no room for one more. */
  | { readonly kind: "full" }
  /** The name belongs to another key. */
  | { readonly kind: "name_taken" };

/** The answer to a heartbeat. */
export type BeatResult =
  | { readonly kind: "renewed"; readonly registrants: readonly Registrant[] }
  | { readonly kind: "superseded" | "gone" | "not_registered" | "name_taken" };

/** The answer to an unregistration. */
export type UnregisterResult = {
  readonly kind: "removed" | "suspect" | "superseded" | "gone" | "not_registered" | "name_taken";
};
