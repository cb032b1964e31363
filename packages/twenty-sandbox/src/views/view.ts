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
  /** Somebody made it, not Twenty itself. */
  readonly isCustom: boolean;
  readonly openRecordIn: string;
  readonly kanbanAggregateOperation: string | null;
  readonly kanbanAggregateOperationFieldMetadataId: string | null;
  readonly mainGroupByFieldMetadataId: string | null;
  readonly shouldHideEmptyGroups: boolean;
  readonly kanbanColumnWidth: number | null;
  readonly anyFieldFilterValue: string | null;
  readonly calendarLayout: string | null;
  readonly calendarFieldMetadataId: string | null;
  readonly visibility: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Deleted views are listed no more, and can still be destroyed. */
  readonly deletedAt: string | null;
}

/** What a view is made of or changes to. */
export type ViewInput = {
  readonly [Name in keyof Omit<View, "isCustom" | "createdAt" | "updatedAt" | "deletedAt">]?:
    | View[Name]
    | null;
};

/** A view of nothing yet: what a client leaves out. */
export const blankView: Omit<View, "id" | "createdAt" | "updatedAt"> = {
  objectMetadataId: "",
  name: "",
  type: "TABLE",
  key: null,
  icon: "",
  position: 0,
  isCompact: false,
  isCustom: true,
  openRecordIn: "SIDE_PANEL",
  kanbanAggregateOperation: null,
  kanbanAggregateOperationFieldMetadataId: null,
  mainGroupByFieldMetadataId: null,
  shouldHideEmptyGroups: false,
  kanbanColumnWidth: null,
  anyFieldFilterValue: null,
  calendarLayout: null,
  calendarFieldMetadataId: null,
  visibility: "WORKSPACE",
  deletedAt: null,
};
