import { buildSchema } from "graphql";

/** The part of `/metadata` that is about roles and keys, as in Twenty's own schema. */
export const accessSchema = buildSchema(`
  scalar UUID
  scalar DateTime
  type Query {
    getRoles: [Role!]!
    apiKeys: [ApiKey!]!
  }
  type Mutation {
    createOneRole(createRoleInput: CreateRoleInput!): Role!
    updateOneRole(updateRoleInput: UpdateRoleInput!): Role!
    upsertObjectPermissions(upsertObjectPermissionsInput: UpsertObjectPermissionsInput!): [ObjectPermission!]!
    createApiKey(input: CreateApiKeyInput!): ApiKey!
    updateApiKey(input: UpdateApiKeyInput!): ApiKey
    revokeApiKey(input: RevokeApiKeyInput!): ApiKey
    assignRoleToApiKey(apiKeyId: UUID!, roleId: UUID!): Boolean!
    generateApiKeyToken(apiKeyId: UUID!, expiresAt: String!): ApiKeyToken!
  }
  type Role {
    id: UUID!
    label: String!
    description: String
    icon: String
    isEditable: Boolean!
    canBeAssignedToUsers: Boolean!
    canBeAssignedToAgents: Boolean!
    canBeAssignedToApiKeys: Boolean!
    canUpdateAllSettings: Boolean!
    canAccessAllTools: Boolean!
    canReadAllObjectRecords: Boolean!
    canUpdateAllObjectRecords: Boolean!
    canSoftDeleteAllObjectRecords: Boolean!
    canDestroyAllObjectRecords: Boolean!
    objectPermissions: [ObjectPermission!]
  }
  type ObjectPermission {
    objectMetadataId: UUID!
    canReadObjectRecords: Boolean
    canUpdateObjectRecords: Boolean
    canSoftDeleteObjectRecords: Boolean
    canDestroyObjectRecords: Boolean
  }
  type ApiKey {
    id: UUID!
    name: String!
    expiresAt: DateTime!
    revokedAt: DateTime
    createdAt: DateTime!
    updatedAt: DateTime!
    role: Role!
  }
  type ApiKeyToken { token: String! }
  input CreateRoleInput {
    label: String!
    description: String
    icon: String
    canUpdateAllSettings: Boolean
    canAccessAllTools: Boolean
    canReadAllObjectRecords: Boolean
    canUpdateAllObjectRecords: Boolean
    canSoftDeleteAllObjectRecords: Boolean
    canDestroyAllObjectRecords: Boolean
    canBeAssignedToUsers: Boolean
    canBeAssignedToAgents: Boolean
    canBeAssignedToApiKeys: Boolean
  }
  input UpdateRoleInput { id: UUID!, update: UpdateRolePayload! }
  input UpdateRolePayload {
    label: String
    description: String
    icon: String
    canUpdateAllSettings: Boolean
    canAccessAllTools: Boolean
    canReadAllObjectRecords: Boolean
    canUpdateAllObjectRecords: Boolean
    canSoftDeleteAllObjectRecords: Boolean
    canDestroyAllObjectRecords: Boolean
    canBeAssignedToUsers: Boolean
    canBeAssignedToAgents: Boolean
    canBeAssignedToApiKeys: Boolean
  }
  input UpsertObjectPermissionsInput { roleId: UUID!, objectPermissions: [ObjectPermissionInput!]! }
  input ObjectPermissionInput {
    objectMetadataId: UUID!
    canReadObjectRecords: Boolean
    canUpdateObjectRecords: Boolean
    canSoftDeleteObjectRecords: Boolean
    canDestroyObjectRecords: Boolean
  }
  input CreateApiKeyInput { name: String!, expiresAt: String!, revokedAt: String, roleId: UUID! }
  input UpdateApiKeyInput { id: UUID!, name: String, expiresAt: String, revokedAt: String }
  input RevokeApiKeyInput { id: UUID! }
`);
