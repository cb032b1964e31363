import { createHash } from "node:crypto";
import {
  agentNameSchema,
  type ParsedRegistration,
  type registrationSchema,
} from "agent-gateway-contract";

/** What a registration says of an instance, with every default filled in. */
export interface AgentFacts {
  readonly name: string;
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
  readonly version: string;
  readonly description: string;
  readonly endpoint: string;
  readonly healthCheckEndpoint: string | null;
  readonly capabilities: readonly string[];
  readonly tags: readonly string[];
  readonly weight: number;
  readonly zone: string | null;
  /** As declared; empty when nothing is. */
  readonly protocolVersions: readonly string[];
  /** The agent's own, and every field of the registration that the gateway has no place for. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Fields with a place of their own; all others end in `metadata`. */
const PLACED: ReadonlySet<string> = new Set<keyof typeof registrationSchema.shape>([
  "name",
  "type",
  "version",
  "description",
  "endpoint",
  "healthCheckEndpoint",
  "capabilities",
  "metadata",
  "instanceId",
  "epoch",
  "heartbeatIntervalMs",
  "ttlMs",
  "service",
  "namespace",
  "weight",
  "tags",
  "zone",
  "protocolVersions",
  "toolsDigest",
  "status",
]);

/** The facts of an instance as its registration tells them. */
export function agentFacts(registration: ParsedRegistration): AgentFacts {
  const extras = Object.entries(registration).filter(
    ([field, value]) => !PLACED.has(field) && value !== undefined,
  );
  return {
    name: registration.name,
    namespace: registration.namespace ?? "default",
    type: registration.type,
    service: registration.service ?? serviceOf(registration),
    version: registration.version,
    description: registration.description,
    endpoint: registration.endpoint,
    healthCheckEndpoint: registration.healthCheckEndpoint ?? null,
    capabilities: registration.capabilities,
    tags: registration.tags ?? [],
    weight: registration.weight ?? 1,
    zone: registration.zone ?? null,
    protocolVersions: registration.protocolVersions ?? [],
    metadata: { ...Object.fromEntries(extras), ...registration.metadata },
  };
}

/** A client that can add no top-level field may say its service in `metadata`. */
function serviceOf({ metadata, name }: ParsedRegistration): string {
  const parsed = agentNameSchema.safeParse(metadata.service);
  return parsed.success ? parsed.data : name;
}

/** One id for one name at one address, the same after a restart. */
export function agentIdOf({ namespace, name, endpoint }: AgentFacts): string {
  return fingerprint(namespace, name, new URL(endpoint).href);
}

/** A short id that stands for some texts. */
export function fingerprint(...texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
}
