import type { Actor } from "../composites/actor.ts";
import type { Address } from "../composites/address.ts";
import type { Emails } from "../composites/emails.ts";
import type { FileReference } from "../composites/files.ts";
import type { FullName } from "../composites/full-name.ts";
import type { Links } from "../composites/links.ts";
import type { Money } from "../composites/money.ts";
import type { Phones } from "../composites/phones.ts";
import type { Json } from "../json.ts";
import type { RelatedRecord } from "../records/record.ts";
import type {
  CallOptions,
  GetOptions,
  ListOptions,
  Page,
  RecordCollection,
} from "../records/record-collection.ts";

/** What a field of any object holds, by its type. */
export type DynamicValue =
  | Json
  | Money
  | Emails
  | Phones
  | Links
  | Address
  | FullName
  | Actor
  | RelatedRecord
  | readonly FileReference[]
  | undefined;

/**
 * A record of any object: its fields by their names in this workspace, and for a relation to one record
 * the id (`companyId`) besides the record itself (`company`).
 */
export interface DynamicRecord {
  readonly id: string;
  readonly [field: string]: DynamicValue;
}

/** What a write says of a record of any object; each value is checked against the type of its field. */
export type DynamicInput = Readonly<Record<string, unknown>>;

/** The records of an object that is known by its name alone. */
export interface DynamicCollection
  extends RecordCollection<DynamicRecord, DynamicInput, DynamicInput, string> {
  get(id: string, options?: GetOptions<string>): Promise<DynamicRecord>;
  list(options?: ListOptions<string, string>): Promise<Page<DynamicRecord>>;
  /** Refuses what a write of these values would refuse before it asks Twenty, and writes nothing. */
  check(input: DynamicInput, options?: CallOptions): Promise<void>;
}
