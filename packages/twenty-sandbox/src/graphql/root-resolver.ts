import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";

/** What a root field does. */
export type RootOperation =
  | "findOne"
  | "findMany"
  | "findDuplicates"
  | "groupBy"
  | "createOne"
  | "createMany"
  | "updateOne"
  | "updateMany"
  | "deleteOne"
  | "deleteMany"
  | "destroyOne"
  | "destroyMany"
  | "restoreOne"
  | "restoreMany"
  | "mergeMany";

/** A root field of the record API. */
export interface RootResolver {
  readonly operation: RootOperation;
  readonly object: ObjectModel;
}

/** The root fields of one kind of operation, by name. */
export interface RootResolvers {
  readonly query: ReadonlyMap<string, RootResolver>;
  readonly mutation: ReadonlyMap<string, RootResolver>;
}

/** Lists the root fields that a workspace's objects give. */
export function rootResolvers(workspace: WorkspaceModel): RootResolvers {
  const query = new Map<string, RootResolver>();
  const mutation = new Map<string, RootResolver>();
  for (const object of workspace.objects) {
    const { nameSingular: one, namePlural: many } = object;
    query.set(one, { operation: "findOne", object });
    query.set(many, { operation: "findMany", object });
    query.set(`${one}Duplicates`, { operation: "findDuplicates", object });
    query.set(`${many}GroupBy`, { operation: "groupBy", object });
    mutation.set(`merge${capitalised(many)}`, { operation: "mergeMany", object });
    for (const verb of ["create", "update", "delete", "destroy", "restore"] as const) {
      mutation.set(verb + capitalised(one), { operation: `${verb}One`, object });
      mutation.set(verb + capitalised(many), { operation: `${verb}Many`, object });
    }
  }
  return { query, mutation };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
