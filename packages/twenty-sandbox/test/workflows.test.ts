import { describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

interface Made {
  readonly data: Readonly<Record<string, { readonly id: string }>>;
}

const ADD_TASK = {
  id: "add",
  type: "CREATE_RECORD",
  settings: {
    input: { objectName: "task", objectRecord: { title: "Call {{trigger.name}}" } },
  },
};
const FINISH_TASK = {
  id: "finish",
  type: "UPDATE_RECORD",
  settings: {
    input: {
      objectName: "task",
      objectRecordId: "{{add.id}}",
      objectRecord: { status: "DONE", title: "Not this" },
      fieldsToUpdate: ["status"],
    },
  },
};

async function make(sandbox: OpenSandbox, objects: string, input: object): Promise<string> {
  const { body } = await sandbox.rest<Made>("POST", `/rest/${objects}`, input);
  const [made] = Object.values(body.data);
  return made?.id ?? "";
}

/** A workflow with one version of these steps, and a user who may run it. */
async function workflowOf(steps: readonly object[]) {
  const sandbox = await openSandbox({ seed: "empty" });
  const workflowId = await make(sandbox, "workflows", { name: "W" });
  const trigger = { type: "MANUAL", settings: {} };
  const version = { name: "v1", workflowId, trigger, steps };
  const versionId = await make(sandbox, "workflowVersions", version);
  const session = sandbox.running.sandbox.apiKeys.issueSession({ name: "Jane" });
  return { sandbox, user: sandbox.as(session), workflowId, versionId };
}

const RUN =
  "mutation ($input: RunWorkflowVersionInput!) { runWorkflowVersion(input: $input) { workflowRunId } }";

async function run(user: OpenSandbox, input: object): Promise<Record<string, unknown>> {
  type Answer = { data: { runWorkflowVersion: { workflowRunId: string } } };
  const { data } = await user.graphql<Answer>(RUN, { input });
  const path = `/rest/workflowRuns/${data.runWorkflowVersion.workflowRunId}`;
  type Read = { data: { workflowRun: Record<string, unknown> } };
  return (await user.rest<Read>("GET", path)).body.data.workflowRun;
}

async function list(sandbox: OpenSandbox, objects: string) {
  type Read = { data: Record<string, Record<string, unknown>[]> };
  return (await sandbox.rest<Read>("GET", `/rest/${objects}`)).body.data[objects];
}

describe("a workflow", () => {
  it("that is run does its steps with what it and they were given", async () => {
    const { user, versionId, workflowId } = await workflowOf([ADD_TASK, FINISH_TASK]);
    const workflowRunId = crypto.randomUUID();
    const payload = { name: "Ada" };
    const ran = await run(user, { workflowVersionId: versionId, workflowRunId, payload });
    expect(ran).toMatchObject({
      id: workflowRunId,
      status: "COMPLETED",
      workflowId,
      workflowVersionId: versionId,
      state: { stepInfos: { trigger: { result: payload }, finish: { status: "SUCCESS" } } },
    });
    expect(await list(user, "tasks")).toMatchObject([{ title: "Call Ada", status: "DONE" }]);
  });

  it("ends with the reason at a step that cannot be done", async () => {
    const mail = { id: "mail", type: "SEND_EMAIL", settings: { input: {} } };
    const { user, versionId } = await workflowOf([ADD_TASK, mail, ADD_TASK]);
    const ran = await run(user, { workflowVersionId: versionId });
    expect(ran).toMatchObject({
      status: "FAILED",
      state: { workflowRunError: "The sandbox does not carry out SEND_EMAIL" },
    });
    expect(await list(user, "tasks")).toHaveLength(1);
  });

  it("is run and published by users alone", async () => {
    const { sandbox, versionId } = await workflowOf([ADD_TASK]);
    const answer = await sandbox.graphql(RUN, { input: { workflowVersionId: versionId } });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
    expect(await list(sandbox, "workflowRuns")).toEqual([]);
  });

  it("has one version at work, and a draft of it that takes its place", async () => {
    const { user, workflowId, versionId } = await workflowOf([ADD_TASK]);
    const activate = "mutation ($id: UUID!) { activateWorkflowVersion(workflowVersionId: $id) }";
    await user.graphql(activate, { id: versionId });
    expect(await list(user, "workflows")).toMatchObject([
      { statuses: ["ACTIVE"], lastPublishedVersionId: versionId },
    ]);
    const draft =
      "mutation ($input: CreateDraftFromWorkflowVersionInput!) { createDraftFromWorkflowVersion(input: $input) { id name status steps } }";
    const input = { workflowId, workflowVersionIdToCopy: versionId };
    const made = await user.graphql<Made>(draft, { input });
    expect(made).toMatchObject({
      data: { createDraftFromWorkflowVersion: { name: "v2", status: "DRAFT", steps: [ADD_TASK] } },
    });
    expect(await user.graphql(draft, { input })).toEqual(made);
    await user.graphql(activate, { id: made.data.createDraftFromWorkflowVersion?.id });
    const statuses = (await list(user, "workflowVersions"))?.map(({ name, status }) => [
      name,
      status,
    ]);
    expect(Object.fromEntries(statuses ?? [])).toEqual({ v1: "ARCHIVED", v2: "ACTIVE" });
  });

  it("cannot be stopped once it has ended", async () => {
    const { user, versionId } = await workflowOf([ADD_TASK]);
    const { id } = await run(user, { workflowVersionId: versionId });
    const stop = "mutation ($id: UUID!) { stopWorkflowRun(workflowRunId: $id) { id } }";
    expect(await user.graphql(stop, { id })).toMatchObject({
      errors: [{ message: "Workflow run is COMPLETED and cannot be stopped" }],
    });
  });
});
