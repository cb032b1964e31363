import { z } from "zod";

/** What happens, or would happen, to one record. */
export interface Change {
  readonly action: "create" | "update" | "delete" | "restore" | "destroy" | "merge" | "run";
  /** The object's singular name, such as `person`. */
  readonly object: string;
  readonly id?: string;
  readonly name?: string;
  /** Values by field, before and after; only what differs. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** A change as `structuredContent` carries it. */
export const changeSchema = z.looseObject({});
