import type { RecordCollection, TwentyClient } from "twenty-client";

/** A record as the tools show it, whatever its object. */
export interface ShownRecord {
  readonly id: string;
  readonly url: string;
  readonly deletedAt?: string | undefined;
}

/** What the tools of one object have in common: where its records are kept, and how they are shown. */
export interface RecordKind<
  Item extends { readonly id: string } = { readonly id: string },
  Create = never,
  Update = never,
  Shown extends ShownRecord = ShownRecord,
> {
  /** The object's singular name, such as `person`. */
  readonly entity: string;
  /** The tool that finds its records. */
  readonly listTool: string;
  /** Those that show and change one, where they are not called `get-` and `update-` and the entity. */
  readonly tools?: { readonly read: string; readonly update: string };
  /** Twenty's own name of the field that it keeps unique, where it is not the client's: `domain` is `domainName`. */
  readonly uniqueField?: { readonly name: string; readonly twentyName: string };
  collection(twenty: TwentyClient): RecordCollection<Item, Create, Update, string>;
  nameOf(item: Item): string;
  show(item: Item, workspaceUrl: string): Shown;
}
