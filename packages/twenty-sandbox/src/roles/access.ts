import { permissionDenied } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { ObjectRights, Role, RoleRights } from "./role.ts";

/** What can be done with records. Creating is updating, and restoring is soft-deleting. */
export type Right = "read" | "update" | "softDelete" | "destroy";

/** What the caller of a request may do. */
export interface Access {
  has(right: Right, object: ObjectModel): boolean;
  /** @throws {TwentyError} unless every one of the rights is there. */
  demand(object: ObjectModel, ...rights: readonly Right[]): void;
  /** Whether metadata, roles and keys may be seen over REST and changed. */
  readonly hasSettings: boolean;
  /** Whether files may be uploaded, one of the things that Twenty calls tools. */
  readonly hasTools: boolean;
}

const KEYS: Readonly<Record<Right, readonly [keyof RoleRights, keyof ObjectRights]>> = {
  read: ["canReadAllObjectRecords", "canReadObjectRecords"],
  update: ["canUpdateAllObjectRecords", "canUpdateObjectRecords"],
  softDelete: ["canSoftDeleteAllObjectRecords", "canSoftDeleteObjectRecords"],
  destroy: ["canDestroyAllObjectRecords", "canDestroyObjectRecords"],
};

/** The access that a role gives. */
export function accessOf(role: Role): Access {
  const has = (right: Right, object: ObjectModel): boolean => {
    // Twenty checks no rights on system objects, such as the targets of notes and tasks.
    if (object.definition.isSystem === true) return true;
    const [everywhere, here] = KEYS[right];
    return role.objectRights[object.id]?.[here] ?? role[everywhere];
  };
  return {
    has,
    demand(object, ...rights) {
      if (!rights.every((right) => has(right, object))) throw permissionDenied();
    },
    hasSettings: role.canUpdateAllSettings,
    hasTools: role.canAccessAllTools,
  };
}

/** Access without bounds, for the sandbox itself. */
export const fullAccess: Access = {
  has: () => true,
  demand: () => undefined,
  hasSettings: true,
  hasTools: true,
};
