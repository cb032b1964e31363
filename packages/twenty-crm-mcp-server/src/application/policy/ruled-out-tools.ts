import type { Tool } from "../tools/define-tool.ts";
import type { Toolset } from "../tools/toolsets.ts";
import { isAllowed, type ObjectNames, type Operation, type Policy } from "./policy.ts";

/** The tools that would be refused whatever they are asked, so that nobody is offered them. */
export function ruledOutTools(policy: Policy, catalogue: readonly Tool[]): ReadonlySet<string> {
  const isOut = (tool: Tool): boolean =>
    isUnruly(tool) ||
    demandsOf(tool).some(([object, operation]) => !isAllowed(policy, namesOf(object), operation));
  return new Set(catalogue.filter(isOut).map(({ name }) => name));
}

/** What these reach is not records, and cannot be held to rules about them. */
const UNRULY_TOOLSETS: ReadonlySet<Toolset> = new Set(["views", "webhooks", "metadata", "graphql"]);
const UNRULY_TOOLS: ReadonlySet<string> = new Set(["run-workflow", "set-workflow-active"]);

function isUnruly({ name, toolset }: Tool): boolean {
  return UNRULY_TOOLSETS.has(toolset) || UNRULY_TOOLS.has(name);
}

type Demand = readonly [object: string, operation: Operation];

const VERBS: Readonly<Record<string, Operation>> = {
  create: "create",
  update: "update",
  delete: "delete",
  restore: "restore",
};
const OWN_TOOLS: ReadonlySet<string> = new Set([
  "person",
  "company",
  "opportunity",
  "note",
  "task",
  "attachment",
]);
/** The toolsets in which such an object has tools of its own. */
const OWN_TOOLSETS: ReadonlySet<Toolset> = new Set(["core", "attachments"]);

/** What tools read that gather from several objects. */
const GATHERED: Readonly<Record<string, readonly string[]>> = {
  "contact-brief": ["person", "opportunity", "note", "task"],
  "account-snapshot": ["company", "person", "opportunity", "note", "task"],
  "deal-view": ["opportunity", "note", "task"],
  "pipeline-funnel": ["opportunity"],
  "stale-deals": ["opportunity"],
  forecast: ["opportunity"],
  "win-rate": ["opportunity"],
  timeline: ["timelineActivity"],
  messages: ["message", "messageParticipant", "person"],
  calendar: ["calendarEvent", "calendarEventParticipant", "person"],
  "find-invalid-emails": ["person"],
  "list-workflows": ["workflow"],
  "get-workflow": ["workflow", "workflowVersion", "workflowRun"],
  "list-workflow-runs": ["workflowRun"],
};

function demandsOf({ name, entity, verb, toolset }: Tool): readonly Demand[] {
  if (OWN_TOOLSETS.has(toolset) && OWN_TOOLS.has(entity)) {
    const operation = VERBS[verb];
    return [[entity, "read"], ...(operation === undefined ? [] : [[entity, operation] as const])];
  }
  return (GATHERED[name] ?? []).map((object) => [object, "read"] as const);
}

const PLURALS: Readonly<Record<string, string>> = {
  person: "people",
  company: "companies",
  opportunity: "opportunities",
  timelineActivity: "timelineActivities",
};

function namesOf(singular: string): ObjectNames {
  return { singular, plural: PLURALS[singular] ?? `${singular}s` };
}
