import { buildSchema } from "graphql";
import { viewSchema } from "../views/view-schema.ts";

/** The part of `/metadata` that is about roles, keys, webhooks, views and files, as in Twenty's own schema. */
export const accessSchema = buildSchema(`
  ${viewSchema}
  scalar UUID
  scalar DateTime
  scalar Upload
  type Query {
    getRoles: [Role!]!
    apiKeys: [ApiKey!]!
    webhooks: [Webhook!]!
    webhook(id: UUID!): Webhook
    currentUser: User!
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
    createWebhook(input: CreateWebhookInput!): Webhook!
    updateWebhook(input: UpdateWebhookInput!): Webhook!
    deleteWebhook(id: UUID!): Webhook!
    uploadFilesFieldFile(file: Upload!, fieldMetadataId: String!): FileWithSignedUrl!
    uploadFilesFieldFileByUniversalIdentifier(file: Upload!, fieldMetadataUniversalIdentifier: String!): FileWithSignedUrl!
  }
  type FileWithSignedUrl { id: UUID!, path: String!, size: Float!, createdAt: DateTime!, url: String! }
  type User { id: UUID!, email: String! }
  type Webhook {
    id: UUID!
    targetUrl: String!
    operations: [String!]!
    description: String
    secret: String!
    applicationId: UUID!
    createdAt: DateTime!
    updatedAt: DateTime!
    deletedAt: DateTime
  }
  input CreateWebhookInput {
    id: UUID
    targetUrl: String!
    operations: [String!]!
    description: String
    secret: String
  }
  input UpdateWebhookInput { id: UUID!, update: UpdateWebhookInputUpdates! }
  input UpdateWebhookInputUpdates {
    targetUrl: String
    operations: [String!]
    description: String
    secret: String
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
