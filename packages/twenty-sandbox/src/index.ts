export type { ApiKeys } from "./auth/api-keys.ts";
export type { SandboxRequest, SandboxResponse } from "./http/exchange.ts";
export { defineField, defineOptions, defineRelation } from "./metadata/define-field.ts";
export type {
  ExtraFields,
  FieldDefinition,
  FieldOption,
  ObjectDefinition,
  RelationDefinition,
} from "./metadata/definitions.ts";
export type { FieldType } from "./metadata/field-type.ts";
export type { TargetShape } from "./metadata/target-shape.ts";
export { twentyRateLimits } from "./rate-limit/rate-limits.ts";
export type { RateLimit } from "./rate-limit/token-bucket.ts";
export type { RestorePath } from "./rest/rest-path.ts";
export type { ObjectRights, Role, RoleInput } from "./roles/role.ts";
export type { Roles } from "./roles/roles.ts";
export {
  buildSandbox,
  type RunningSandbox,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "./sandbox.ts";
