/** A column of a view that Twenty makes: field, width, and what stands below it. */
type Column = readonly [field: string, size: number, aggregate?: string];

/** A view that Twenty makes beside the one of all records. */
export interface StandardView {
  readonly key: string;
  readonly name: string;
  readonly type: "TABLE" | "KANBAN";
  readonly icon: string;
  readonly position: number;
  /** The SELECT field whose options are the groups. */
  readonly groupBy: string;
  readonly aggregate?: readonly [operation: string, field: string];
  readonly columns: readonly Column[];
  readonly filter?: { readonly field: string; readonly operand: string; readonly value: unknown };
}

/** The columns of the view of all records, by object; what the workspace added stands behind them. */
export const STANDARD_COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  person: [
    ["name", 210],
    ["emails", 150, "COUNT_UNIQUE_VALUES"],
    ["createdBy", 150],
    ["company", 150],
    ["phones", 150, "PERCENTAGE_EMPTY"],
    ["createdAt", 150, "MIN"],
    ["jobTitle", 150],
    ["linkedinLink", 150],
  ],
  company: [
    ["name", 180],
    ["domainName", 100, "COUNT"],
    ["createdBy", 150],
    ["accountOwner", 150],
    ["createdAt", 150],
    ["employees", 150, "MAX"],
    ["linkedinLink", 170, "PERCENTAGE_EMPTY"],
    ["address", 170, "COUNT_NOT_EMPTY"],
  ],
  opportunity: [
    ["name", 150],
    ["amount", 150, "AVG"],
    ["createdBy", 150],
    ["closeDate", 150, "MIN"],
    ["company", 150],
    ["pointOfContact", 150],
  ],
  note: [
    ["title", 210],
    ["noteTargets", 150],
    ["bodyV2", 150],
    ["createdBy", 150],
    ["createdAt", 150],
  ],
  task: [
    ["title", 210],
    ["status", 150],
    ["taskTargets", 150],
    ["createdBy", 150],
    ["dueAt", 150],
    ["assignee", 150],
    ["bodyV2", 150],
    ["createdAt", 150],
  ],
};

/** The further views of Twenty's own objects. */
export const STANDARD_VIEWS: Readonly<Record<string, readonly StandardView[]>> = {
  opportunity: [
    {
      key: "byStage",
      name: "By Stage",
      type: "KANBAN",
      icon: "IconLayoutKanban",
      position: 2,
      groupBy: "stage",
      aggregate: ["SUM", "amount"],
      columns: [
        ["name", 150],
        ["amount", 150],
        ["createdBy", 150],
        ["closeDate", 150],
        ["company", 150],
        ["pointOfContact", 150],
      ],
    },
  ],
  task: [
    {
      key: "byStatus",
      name: "By Status",
      type: "KANBAN",
      icon: "IconLayoutKanban",
      position: 1,
      groupBy: "status",
      columns: [
        ["title", 210],
        ["status", 150],
        ["dueAt", 150],
        ["assignee", 150],
        ["createdAt", 150],
      ],
    },
    {
      key: "assignedToMe",
      name: "Assigned to Me",
      type: "TABLE",
      icon: "IconUserCircle",
      position: 2,
      groupBy: "status",
      columns: [
        ["title", 210],
        ["taskTargets", 150],
        ["createdBy", 150],
        ["dueAt", 150],
        ["assignee", 150],
        ["bodyV2", 150],
        ["createdAt", 150],
      ],
      filter: {
        field: "assignee",
        operand: "IS",
        // Twenty keeps what a relation is compared with as text.
        value: JSON.stringify({ isCurrentWorkspaceMemberSelected: true, selectedRecordIds: [] }),
      },
    },
  ],
};
