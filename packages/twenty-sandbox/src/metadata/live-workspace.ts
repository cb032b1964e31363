import type { WorkspaceModel } from "./model.ts";

/** A model that may become another one while the sandbox runs; whoever holds it sees what it is now. */
export interface LiveWorkspace extends WorkspaceModel {
  become(model: WorkspaceModel): void;
}

/** Begins as the given model. */
export function liveWorkspace(first: WorkspaceModel): LiveWorkspace {
  let current = first;
  return {
    get objects() {
      return current.objects;
    },
    get inactiveObjects() {
      return current.inactiveObjects;
    },
    bySingular: (name) => current.bySingular(name),
    byPlural: (name) => current.byPlural(name),
    target: (relation) => current.target(relation),
    become(model) {
      current = model;
    },
  };
}
