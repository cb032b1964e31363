/** What a role allows on every object that has no rights of its own in it, and beside records. */
export interface RoleRights {
  readonly canReadAllObjectRecords: boolean;
  readonly canUpdateAllObjectRecords: boolean;
  readonly canSoftDeleteAllObjectRecords: boolean;
  readonly canDestroyAllObjectRecords: boolean;
  /** Metadata, roles and keys. */
  readonly canUpdateAllSettings: boolean;
  readonly canAccessAllTools: boolean;
  readonly canBeAssignedToUsers: boolean;
  readonly canBeAssignedToAgents: boolean;
  readonly canBeAssignedToApiKeys: boolean;
}

/** What a role says of one object; what it leaves open follows the role. */
export interface ObjectRights {
  readonly canReadObjectRecords?: boolean | null;
  readonly canUpdateObjectRecords?: boolean | null;
  readonly canSoftDeleteObjectRecords?: boolean | null;
  readonly canDestroyObjectRecords?: boolean | null;
}

/** A role of API keys and users. */
export interface Role extends RoleRights {
  readonly id: string;
  readonly label: string;
  readonly description: string | null;
  readonly icon: string | null;
  /** False for the role that every workspace has. */
  readonly isEditable: boolean;
  /** By the metadata id of the object. */
  readonly objectRights: Readonly<Record<string, ObjectRights>>;
}

/** A role as it is asked for; rights that are not named are not given. */
export interface RoleInput extends Partial<RoleRights> {
  readonly label: string;
  readonly description?: string | null;
  readonly icon?: string | null;
}
