import type { ApiKeys } from "../auth/api-keys.ts";
import type { Caller } from "../auth/caller.ts";
import type { KeyRecord } from "../auth/key-table.ts";
import {
  badRequest,
  forbiddenResource,
  metadataNotFound,
  sessionRequired,
} from "../errors/errors.ts";
import type { Files } from "../files/file-table.ts";
import { uploadResolvers } from "../files/upload-resolvers.ts";
import type { WorkspaceModel } from "../metadata/model.ts";
import { viewResolvers } from "../views/view-resolvers.ts";
import type { Views } from "../views/view-table.ts";
import { webhookResolvers } from "../webhooks/webhook-resolvers.ts";
import type { Webhooks } from "../webhooks/webhook-table.ts";
import type { ObjectRights, Role, RoleInput } from "./role.ts";
import { adminRole, type Roles } from "./roles.ts";

/** What questions about roles and keys are answered from. */
export interface AccessContext {
  readonly roles: Roles;
  readonly apiKeys: ApiKeys;
  readonly workspace: WorkspaceModel;
  readonly caller: Caller;
  readonly webhooks: Webhooks;
  readonly views: Views;
  readonly files: Files;
  readonly fileUrl: (id: string) => string;
}

interface ObjectPermission extends ObjectRights {
  readonly objectMetadataId: string;
}

interface KeyInput {
  readonly id: string;
  readonly name?: string | null;
  readonly expiresAt?: string | null;
  readonly revokedAt?: string | null;
}

/** The root fields about roles, keys, webhooks, views and files. */
export const accessResolvers = {
  ...webhookResolvers,
  ...viewResolvers,
  ...uploadResolvers,
  currentUser: () => {
    throw forbiddenResource();
  },
  getRoles: (_: unknown, { roles }: AccessContext) => roles.list().map(describeRole),
  apiKeys: (_: unknown, context: AccessContext) =>
    context.apiKeys.list().map((key) => describeKey(context, key)),
  createOneRole: (
    { createRoleInput }: { readonly createRoleInput: RoleInput },
    { roles }: AccessContext,
  ) => describeRole(roles.create(withoutNulls(createRoleInput))),
  updateOneRole(
    { updateRoleInput: { id, update } }: { updateRoleInput: { id: string; update: RoleInput } },
    { roles }: AccessContext,
  ) {
    return describeRole(found(roles.update(id, withoutNulls(update)), "Role"));
  },
  upsertObjectPermissions(
    input: {
      upsertObjectPermissionsInput: { roleId: string; objectPermissions: ObjectPermission[] };
    },
    { roles, workspace }: AccessContext,
  ) {
    const { roleId, objectPermissions } = input.upsertObjectPermissionsInput;
    const known = new Set(workspace.objects.map(({ id }) => id));
    const entries = objectPermissions.map(({ objectMetadataId, ...rights }) => {
      found(known.has(objectMetadataId) || undefined, "Object metadata");
      return [objectMetadataId, { ...rights }] as const;
    });
    return permissionsOf(found(roles.setObjectRights(roleId, Object.fromEntries(entries)), "Role"));
  },
  createApiKey(
    { input }: { input: { name: string; expiresAt: string; roleId: string } },
    context: AccessContext,
  ) {
    demandSession(context);
    const { id } = assignableRole(context, input.roleId);
    const expiresAt = dateOf(input.expiresAt);
    return describeKey(
      context,
      context.apiKeys.create({ name: input.name, expiresAt, roleId: id }),
    );
  },
  updateApiKey({ input }: { input: KeyInput }, context: AccessContext) {
    demandSession(context);
    const { id, name, expiresAt, revokedAt } = input;
    const changes = {
      ...(name == null ? {} : { name }),
      ...(expiresAt == null ? {} : { expiresAt: dateOf(expiresAt).toISOString() }),
      ...(revokedAt == null ? {} : { revokedAt: dateOf(revokedAt).toISOString() }),
    };
    return describeKey(context, found(context.apiKeys.change(id, changes), "API key"));
  },
  revokeApiKey({ input: { id } }: { input: { id: string } }, context: AccessContext) {
    demandSession(context);
    const key = found(context.apiKeys.revokeById(id), "API key");
    return describeKey(context, key);
  },
  assignRoleToApiKey(
    { apiKeyId, roleId }: { apiKeyId: string; roleId: string },
    context: AccessContext,
  ) {
    demandSession(context);
    const { id } = assignableRole(context, roleId);
    found(context.apiKeys.change(apiKeyId, { roleId: id }), "API key");
    return true;
  },
  generateApiKeyToken(
    { apiKeyId, expiresAt }: { apiKeyId: string; expiresAt: string },
    context: AccessContext,
  ) {
    demandSession(context);
    const key = context.apiKeys.list().find(({ id }) => id === apiKeyId);
    return { token: context.apiKeys.tokenOf(found(key, "API key").id, dateOf(expiresAt)) };
  },
};

/** With a key alone nobody gets another one. */
function demandSession({ caller }: AccessContext): void {
  if (caller.kind !== "user") throw sessionRequired();
}

function assignableRole({ roles }: AccessContext, id: string): Role {
  const role = found(roles.find(id), "Role");
  if (role.canBeAssignedToApiKeys) return role;
  throw badRequest(`Role "${role.label}" cannot be assigned to API keys`);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw metadataNotFound(`${what} not found`);
  return value;
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw badRequest(`'${text}' is not a valid date`);
  return date;
}

function describeRole(role: Role) {
  return { ...role, objectPermissions: permissionsOf(role) };
}

function permissionsOf({ objectRights }: Role): ObjectPermission[] {
  return Object.entries(objectRights).map(([objectMetadataId, rights]) => ({
    objectMetadataId,
    ...rights,
  }));
}

function describeKey({ roles }: AccessContext, key: KeyRecord) {
  const role = (key.roleId === null ? undefined : roles.find(key.roleId)) ?? adminRole;
  return { ...key, role: describeRole(role) };
}

/** A right that is null is one that was not named. */
function withoutNulls(input: RoleInput): RoleInput {
  const entries = Object.entries(input).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as RoleInput;
}
