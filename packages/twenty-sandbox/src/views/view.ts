/** A saved way to look at the records of an object. */
export interface View {
  readonly id: string;
  readonly objectMetadataId: string;
  readonly name: string;
  readonly type: string;
  readonly key: string | null;
  readonly icon: string;
  readonly position: number;
  readonly isCompact: boolean;
  readonly visibility: string;
  readonly mainGroupByFieldMetadataId: string | null;
  readonly calendarFieldMetadataId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a view is made of or changes to. */
export type ViewInput = { readonly [Name in keyof View]?: View[Name] | null };
