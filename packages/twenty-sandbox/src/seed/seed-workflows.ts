import type { DemoWriter } from "./demo-writer.ts";

/** Adds two automations: one that is at work and has been carried out, one that is still a draft. */
export function seedWorkflows({ insert, daysFromNow, random }: DemoWriter): void {
  const active = insert("workflow", { name: "Welcome new people", statuses: ["ACTIVE"] });
  const version = insert("workflowVersion", {
    name: "v1",
    workflowId: active,
    status: "ACTIVE",
    trigger: {
      name: "A person is created",
      type: "DATABASE_EVENT",
      settings: { eventName: "person.created" },
    },
    steps: [
      {
        id: random.uuid(),
        name: "Add a task",
        type: "CREATE_RECORD",
        valid: true,
        settings: { input: { objectName: "task", objectRecord: { title: "Say hello" } } },
      },
    ],
  });
  const draft = insert("workflow", { name: "Remind of renewals", statuses: ["DRAFT"] });
  insert("workflowVersion", {
    name: "v1",
    workflowId: draft,
    status: "DRAFT",
    trigger: { name: "By hand", type: "MANUAL", settings: {} },
    steps: null,
  });
  for (const [days, status] of [
    [3, "COMPLETED"],
    [2, "FAILED"],
    [1, "COMPLETED"],
  ] as const) {
    const startedAt = daysFromNow(-days);
    insert(
      "workflowRun",
      {
        name: `#${4 - days} - Welcome new people`,
        workflowId: active,
        workflowVersionId: version,
        status,
        enqueuedAt: startedAt,
        startedAt,
        endedAt: new Date(Date.parse(startedAt) + 2_000).toISOString(),
        state: {
          stepInfos: {},
          ...(status === "FAILED" && { workflowRunError: "The task could not be created" }),
        },
      },
      days,
    );
  }
}
