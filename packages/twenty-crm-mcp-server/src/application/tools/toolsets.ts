/** The group by which tools are offered together. */
export interface ToolsetInfo {
  readonly title: string;
  readonly description: string;
  /**
   * `default`: offered unless the operator says otherwise. `optional`: a client may ask for it.
   * `restricted`: reaches beyond records, so the operator has to name it.
   */
  readonly offer: "default" | "optional" | "restricted";
}

/** Every toolset, in the order clients see them. */
export const toolsets = {
  core: {
    title: "Core",
    description: "People, companies, opportunities, notes and tasks; search; who am I; undo",
    offer: "default",
  },
  records: {
    title: "Records",
    description: "Any standard or custom object, in batches",
    offer: "default",
  },
  links: {
    title: "Links",
    description: "Notes, tasks and people linked with records",
    offer: "default",
  },
  insight: {
    title: "Insight",
    description: "Briefs, timelines, pipeline, forecast, win rate",
    offer: "optional",
  },
  quality: {
    title: "Quality",
    description: "Duplicates, merges, missing values, orphans",
    offer: "optional",
  },
  data: {
    title: "Data",
    description: "Tables of records in and out, as CSV or JSON",
    offer: "optional",
  },
  workflows: {
    title: "Workflows",
    description: "Automations: what they do, how they went, run and publish",
    offer: "optional",
  },
  attachments: {
    title: "Attachments",
    description: "Files of records: listed, attached, read, renamed, deleted",
    offer: "optional",
  },
  views: {
    title: "Views",
    description: "Saved views",
    offer: "optional",
  },
  webhooks: {
    title: "Webhooks",
    description: "Addresses that are told of changes",
    offer: "restricted",
  },
  metadata: {
    title: "Metadata",
    description: "Objects and fields: made, changed, removed",
    offer: "restricted",
  },
  graphql: {
    title: "GraphQL",
    description: "Questions in Twenty's own language",
    offer: "restricted",
  },
} as const satisfies Readonly<Record<string, ToolsetInfo>>;

/** The name of a toolset. */
export type Toolset = keyof typeof toolsets;

/** The names of all toolsets, in order. */
export const toolsetNames = Object.keys(toolsets) as readonly Toolset[];

/** Whether there is a toolset of this name. */
export function isToolset(name: string): name is Toolset {
  return Object.hasOwn(toolsets, name);
}
