import type { DynamicRecord } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import { resolveRecord } from "../any-object/resolve-record.ts";
import type { Candidate } from "../references/choose-one.ts";
import type { ToolCall } from "../tools/tool-context.ts";

/** A workflow with the version that counts: the one at work, else the latest. */
export interface WorkflowVersion {
  readonly workflow: Candidate;
  /** Absent while nothing has been drawn yet. */
  readonly version?: {
    readonly id: string;
    readonly status: string;
    readonly trigger: string;
    readonly steps: readonly { readonly name: string; readonly type: string }[];
  };
}

/** The workflow of an id or a name. Settings of steps are left out: they may hold other systems' secrets. */
export async function workflowVersion(reference: string, call: ToolCall): Promise<WorkflowVersion> {
  const workflow = await resolveRecord("workflow", reference, "workflow", call);
  const { records } = await call.twenty.object("workflowVersion").list({
    filter: { field: "workflowId", operator: "eq", value: workflow.id },
    fields: ["status", "trigger", "steps"],
    orderBy: [{ field: "createdAt", direction: "desc" }],
    limit: 200,
    signal: call.signal,
  });
  const found = records.find(({ status }) => status === "ACTIVE") ?? records[0];
  return { workflow, ...(found !== undefined && { version: showVersion(found) }) };
}

function showVersion({ id, status, trigger, steps }: DynamicRecord) {
  const { type, name, settings } = factsOf(trigger);
  const { eventName } = factsOf(settings);
  return {
    id,
    status: textOf(status),
    trigger: [textOf(type), textOf(eventName) || textOf(name)].filter(Boolean).join(": "),
    steps: (Array.isArray(steps) ? steps : []).map(factsOf).map((step) => ({
      name: oneLine(textOf(step.name), 80),
      type: textOf(step.type),
    })),
  };
}

function factsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
