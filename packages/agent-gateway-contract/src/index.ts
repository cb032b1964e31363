export { agentNameSchema } from "./agent-name.ts";
export { type AgentStatus, agentStatusSchema } from "./agent-status.ts";
export {
  type AgentDetail,
  type AgentList,
  type AgentView,
  agentDetailSchema,
  agentListSchema,
  agentViewSchema,
  type InstanceDetail,
  instanceDetailSchema,
  type RegistrantView,
  registrantViewSchema,
} from "./agent-view.ts";
export {
  AUDITED_ACTIONS,
  type AuditEntry,
  type AuditedAction,
  type AuditList,
  auditEntrySchema,
  auditListSchema,
  auditQuerySchema,
} from "./audit-entry.ts";
export {
  type DecisionList,
  type DecisionView,
  decisionListSchema,
  decisionQuerySchema,
  decisionSchema,
} from "./decision-view.ts";
export { type GatewayHealth, gatewayHealthSchema, gatewayReadySchema } from "./gateway-health.ts";
export {
  type Heartbeat,
  type HeartbeatResponse,
  heartbeatResponseSchema,
  heartbeatSchema,
  type ParsedHeartbeat,
} from "./heartbeat.ts";
export { type HttpSd, httpSdSchema } from "./http-sd.ts";
export {
  type InstanceTimeline,
  instanceTimelineSchema,
  timelineEntrySchema,
} from "./instance-timeline.ts";
export {
  type KeyList,
  type KeyView,
  keyListSchema,
  keyViewSchema,
  type Whoami,
  whoamiSchema,
} from "./key-view.ts";
export {
  type McpServerList,
  type McpServerResponse,
  mcpServerListSchema,
  mcpServerQuerySchema,
  mcpServerResponseSchema,
  mcpServerVersionQuerySchema,
} from "./mcp-registry.ts";
export {
  type NameRelease,
  nameReleaseSchema,
  OPERATOR_ACTIONS,
  type OperatorActionName,
  type OperatorResponse,
  operatorRequestSchema,
  operatorResponseSchema,
  type RemovalResponse,
  removalQuerySchema,
  removalResponseSchema,
} from "./operator-action.ts";
export { gatewayPaths } from "./paths.ts";
export { PROBLEMS, type Problem, type ProblemCode, problemSchema } from "./problem.ts";
export {
  type AgentFilter,
  agentFilterSchema,
  agentListQuerySchema,
  eventsQuerySchema,
  PAGE_LIMIT,
  pageQuerySchema,
} from "./query.ts";
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
  type ServiceList,
  type ServiceView,
  serviceListSchema,
  serviceQuerySchema,
  serviceViewSchema,
} from "./service-view.ts";
export {
  type FleetTool,
  fleetToolSchema,
  type ToolList,
  toolListSchema,
  toolQuerySchema,
} from "./tool-view.ts";
export {
  type ServiceTrafficView,
  serviceTrafficSchema,
  type Traffic,
  type TrafficPoint,
  trafficPointSchema,
  trafficQuerySchema,
  trafficSchema,
} from "./traffic-view.ts";
export {
  type UnregistrationQuery,
  type UnregistrationResponse,
  unregistrationQuerySchema,
  unregistrationResponseSchema,
} from "./unregistration.ts";
