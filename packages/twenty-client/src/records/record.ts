import type { Actor } from "../composites/actor.ts";
import type { Json } from "../json.ts";

/** What every record has, whatever its object. */
export interface BaseRecord {
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When it was soft-deleted; null while it is not. */
  readonly deletedAt: string | null;
  readonly createdBy: Actor | null;
  /** Fields of this workspace that the type does not name, as Twenty sends them. */
  readonly custom: Readonly<Record<string, unknown>>;
}

/** What every write may say, whatever the object. */
export interface BaseInput {
  /** Fields of this workspace that the type does not name, in Twenty's own form. */
  readonly custom?: Readonly<Record<string, Json>>;
}

/** A create may choose its id, so that a caller can look whether a write without an answer happened. */
export interface BaseCreateInput extends BaseInput {
  readonly id?: string;
}

/** A record on the other side of a relation. */
export interface RelatedRecord {
  readonly id: string;
  readonly name: string;
}
