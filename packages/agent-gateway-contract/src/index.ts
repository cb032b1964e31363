export { agentNameSchema } from "./agent-name.ts";
export { type AgentStatus, agentStatusSchema } from "./agent-status.ts";
export {
  type AgentDetail,
  type AgentList,
  type AgentView,
  agentDetailSchema,
  agentListSchema,
  agentViewSchema,
  type RegistrantView,
  registrantViewSchema,
} from "./agent-view.ts";
export {
  type Heartbeat,
  type HeartbeatResponse,
  heartbeatResponseSchema,
  heartbeatSchema,
  type ParsedHeartbeat,
} from "./heartbeat.ts";
export { gatewayPaths } from "./paths.ts";
export { PROBLEMS, type Problem, type ProblemCode, problemSchema } from "./problem.ts";
export {
  HEARTBEAT_INTERVAL_BOUNDS_MS,
  type ParsedRegistration,
  type Registration,
  registrationSchema,
} from "./registration.ts";
export { type RegistrationResponse, registrationResponseSchema } from "./registration-response.ts";
export {
  CHANGE_KINDS,
  type ChangeKind,
  type RegistryChange,
  registryChangeSchema,
} from "./registry-change.ts";
export {
  type UnregistrationQuery,
  type UnregistrationResponse,
  unregistrationQuerySchema,
  unregistrationResponseSchema,
} from "./unregistration.ts";
