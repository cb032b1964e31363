import { startSandbox } from "twenty-sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectTools, rowsOf, type Workbench } from "./workbench.ts";

const exposure = {
  toolsets: new Set(["core", "records", "workflows"] as const),
  hasChosenToolsets: true,
};

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let key: Workbench;
let user: Workbench;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  key = await connectTools(sandbox.url, sandbox.apiKey, exposure);
  const session = sandbox.sandbox.apiKeys.issueSession({ name: "Ada" });
  user = await connectTools(sandbox.url, session, exposure);
});
afterAll(async () => {
  await key[Symbol.asyncDispose]();
  await user[Symbol.asyncDispose]();
  await sandbox.close();
});

/** Calls twice: with the token of the refusal the second time. */
async function agreed(bench: Workbench, tool: string, args: Record<string, unknown>) {
  const confirm = /confirm="([^"]+)"/.exec(await bench.refusal(tool, args))?.[1];
  return { confirm, ...args };
}

it("workflows are listed and told with their trigger, steps and last runs", async () => {
  expect(rowsOf(await key.done("list-workflows"))).toMatchObject([
    { name: "Remind of renewals", statuses: ["DRAFT"] },
    { name: "Welcome new people", statuses: ["ACTIVE"] },
  ]);
  const { data } = await key.done("get-workflow", { workflow: "welcome new people" });
  expect(data).toMatchObject({
    status: "ACTIVE",
    trigger: "DATABASE_EVENT: person.created",
    steps: [{ name: "Add a task", type: "CREATE_RECORD" }],
    runs: [{ status: "COMPLETED" }, { status: "FAILED" }, { status: "COMPLETED" }],
  });
});

it("runs are found by workflow and status, with what went wrong", async () => {
  const answer = await key.done("list-workflow-runs", {
    workflow: "Welcome new people",
    status: "failed",
  });
  expect(rowsOf(answer)).toMatchObject([{ error: "The task could not be created" }]);
});

it("a user runs a workflow once somebody agreed, and its steps are carried out", async () => {
  const args = { workflow: "Welcome new people" };
  expect(await user.refusal("run-workflow", args)).toContain("Add a task (CREATE_RECORD)");
  expect(rowsOf(await key.done("list-tasks", { query: "Say hello" }))).toHaveLength(0);
  const { data } = await user.done("run-workflow", await agreed(user, "run-workflow", args));
  expect(rowsOf(await key.done("list-tasks", { query: "Say hello" }))).toHaveLength(1);
  const runs = rowsOf(await key.done("list-workflow-runs", args));
  expect(runs[0]).toMatchObject({ id: data.run, status: "COMPLETED" });
});

it("a workflow is put to work and out of work", async () => {
  const args = { workflow: "Remind of renewals", active: true };
  await user.done("set-workflow-active", await agreed(user, "set-workflow-active", args));
  const statuses = async () =>
    rowsOf(await key.done("list-workflows", { query: "renewals" })).map((row) => row.statuses);
  expect(await statuses()).toEqual([["ACTIVE"]]);
  expect(await user.refusal("set-workflow-active", args)).toContain("at work already");
  const back = { ...args, active: false };
  await user.done("set-workflow-active", await agreed(user, "set-workflow-active", back));
  expect(await statuses()).toEqual([["DEACTIVATED"]]);
});

it("an API key is told that Twenty refuses it this", async () => {
  const args = await agreed(key, "run-workflow", { workflow: "Welcome new people" });
  expect(await key.refusal("run-workflow", args)).toContain("no API key");
});
