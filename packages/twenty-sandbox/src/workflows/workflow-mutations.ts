import {
  GraphQLBoolean,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
} from "graphql";
import { permissionDenied } from "../errors/errors.ts";
import type { Actor, Store } from "../records/store.ts";
import { createDraft } from "./create-draft.ts";
import { type RunInput, runWorkflow, stopRun } from "./run-workflow.ts";
import { setVersionActive } from "./set-version-active.ts";

/** Who asks, and of which workspace. */
export interface WorkflowContext {
  readonly store: Store;
  readonly actor: Actor | undefined;
  /** Twenty lets users run and publish workflows, and no API key. */
  readonly isUser: boolean;
}

const uuidType = new GraphQLScalarType({ name: "UUID", serialize: String });
const uuid = { type: new GraphQLNonNull(uuidType) };
const flag = { type: new GraphQLNonNull(GraphQLBoolean) };
const json = new GraphQLScalarType({ name: "JSON", serialize: (value) => value });

const runInput = new GraphQLInputObjectType({
  name: "RunWorkflowVersionInput",
  fields: {
    workflowVersionId: uuid,
    workflowRunId: { type: uuidType },
    payload: { type: json },
  },
});
const runOutput = new GraphQLObjectType({
  name: "RunWorkflowVersionOutput",
  fields: { workflowRunId: uuid },
});
const run = new GraphQLObjectType({
  name: "WorkflowRunDTO",
  fields: { id: uuid, status: { type: new GraphQLNonNull(GraphQLString) } },
});

const text = { type: new GraphQLNonNull(GraphQLString) };
const draftInput = new GraphQLInputObjectType({
  name: "CreateDraftFromWorkflowVersionInput",
  fields: { workflowId: uuid, workflowVersionIdToCopy: uuid },
});
const version = new GraphQLObjectType({
  name: "WorkflowVersionDTO",
  fields: {
    id: uuid,
    name: text,
    status: text,
    trigger: { type: json },
    steps: { type: json },
    workflowId: uuid,
    createdAt: text,
    updatedAt: text,
  },
});

/**
 * The mutations by which workflows are run and published. Not recorded: they follow Twenty's public source,
 * which keeps them out of the introspection of `/graphql` and for users alone.
 */
export const workflowMutations: GraphQLFieldConfigMap<unknown, WorkflowContext> = {
  activateWorkflowVersion: {
    ...flag,
    args: { workflowVersionId: uuid },
    resolve: (_, { workflowVersionId }: VersionArguments, context) =>
      setVersionActive(context.store, userOf(context), workflowVersionId, true),
  },
  deactivateWorkflowVersion: {
    ...flag,
    args: { workflowVersionId: uuid },
    resolve: (_, { workflowVersionId }: VersionArguments, context) =>
      setVersionActive(context.store, userOf(context), workflowVersionId, false),
  },
  runWorkflowVersion: {
    type: new GraphQLNonNull(runOutput),
    args: { input: { type: new GraphQLNonNull(runInput) } },
    resolve: (_, { input }: { input: RunInput }, context) => ({
      workflowRunId: runWorkflow(context.store, userOf(context), input),
    }),
  },
  createDraftFromWorkflowVersion: {
    type: new GraphQLNonNull(version),
    args: { input: { type: new GraphQLNonNull(draftInput) } },
    resolve: (_, { input }: { input: DraftArguments }, context) =>
      createDraft(context.store, userOf(context), input.workflowId, input.workflowVersionIdToCopy),
  },
  stopWorkflowRun: {
    type: new GraphQLNonNull(run),
    args: { workflowRunId: uuid },
    resolve: (_, { workflowRunId }: { workflowRunId: string }, context) =>
      stopRun(context.store, userOf(context), workflowRunId),
  },
};

interface DraftArguments {
  readonly workflowId: string;
  readonly workflowVersionIdToCopy: string;
}

interface VersionArguments {
  readonly workflowVersionId: string;
}

function userOf({ actor, isUser, store }: WorkflowContext): Actor {
  if (actor === undefined || !isUser || !store.access.hasSettings) throw permissionDenied();
  return actor;
}
