import { randomUUID } from "node:crypto";
import { metadataId } from "../metadata/metadata-id.ts";
import type { Database } from "../storage/database.ts";
import type { ObjectRights, Role, RoleInput, RoleRights } from "./role.ts";

/** The roles of one workspace. */
export interface Roles {
  list(): readonly Role[];
  find(id: string): Role | undefined;
  create(input: RoleInput): Role;
  /** Changes what is named; undefined when no role that can be changed has this id. */
  update(id: string, changes: Partial<RoleInput>): Role | undefined;
  /** Sets what a role says of objects, by their metadata ids; what it says of others stays. */
  setObjectRights(id: string, rights: Readonly<Record<string, ObjectRights>>): Role | undefined;
}

/** Every right, or none. */
function everyRight(isGiven: boolean): RoleRights {
  return {
    canReadAllObjectRecords: isGiven,
    canUpdateAllObjectRecords: isGiven,
    canSoftDeleteAllObjectRecords: isGiven,
    canDestroyAllObjectRecords: isGiven,
    canUpdateAllSettings: isGiven,
    canAccessAllTools: isGiven,
    canBeAssignedToUsers: isGiven,
    canBeAssignedToAgents: isGiven,
    canBeAssignedToApiKeys: isGiven,
  };
}

/** The role of keys that were issued without one: it may do everything. */
export const adminRole: Role = {
  ...everyRight(true),
  id: metadataId("role admin"),
  label: "Admin",
  description: "Admin role",
  icon: "IconUserCog",
  isEditable: false,
  objectRights: {},
};

/** Opens the roles kept in the database. */
export function openRoles(database: Database): Roles {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_role" ("id" TEXT PRIMARY KEY, "definition" TEXT NOT NULL)`,
  );
  const find = (id: string): Role | undefined => {
    if (id === adminRole.id) return adminRole;
    const row = database.get(`SELECT "definition" FROM "_role" WHERE "id" = ?`, [id]);
    return row === undefined ? undefined : (JSON.parse(String(row.definition)) as Role);
  };
  const keep = (role: Role): Role => {
    database.run(
      `INSERT INTO "_role" ("id", "definition") VALUES (?, ?)` +
        ` ON CONFLICT ("id") DO UPDATE SET "definition" = excluded."definition"`,
      [role.id, JSON.stringify(role)],
    );
    return role;
  };
  const change = (id: string, changed: (role: Role) => Role): Role | undefined =>
    database.transaction(() => {
      const role = find(id);
      return role?.isEditable === true ? keep(changed(role)) : undefined;
    });
  return {
    find,
    list: () => [
      adminRole,
      ...database
        .all(`SELECT "definition" FROM "_role" ORDER BY rowid`, [])
        .map((row) => JSON.parse(String(row.definition)) as Role),
    ],
    create: (input) =>
      keep({
        ...everyRight(false),
        description: null,
        icon: null,
        ...given(input),
        label: input.label,
        id: randomUUID(),
        isEditable: true,
        objectRights: {},
      }),
    update: (id, changes) => change(id, (role) => ({ ...role, ...given(changes) })),
    setObjectRights: (id, rights) =>
      change(id, (role) => ({ ...role, objectRights: { ...role.objectRights, ...rights } })),
  };
}

/** Leaves out what was not given, so that it does not hide what is there. */
function given<T extends object>(input: T): Partial<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
