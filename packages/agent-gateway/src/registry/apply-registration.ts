import type { ParsedRegistration } from "agent-gateway-contract";
import { agentIdOf, derivedRegistrantId } from "./agent-id.ts";
import { type Instance, unknownProbe } from "./instance.ts";
import { declaredIntervalMs, leaseTtlMs, type Registrant } from "./registrant.ts";

/** Who registers, and when. */
export interface RegistrationContext {
  readonly owner: string;
  readonly nowMs: number;
  /** ISO 8601. */
  readonly at: string;
  readonly revision: number;
}

const DEFAULT_NAMESPACE = "default";

/** The instance that a registration is about. */
export function agentIdOfRegistration({ namespace, name, endpoint }: ParsedRegistration): string {
  return agentIdOf(namespace ?? DEFAULT_NAMESPACE, name, endpoint);
}

/** The registrant that a registration speaks for. */
export function registrantIdOf(
  { instanceId, name, endpoint }: ParsedRegistration,
  owner: string,
): string {
  return instanceId ?? derivedRegistrantId(owner, name, endpoint);
}

/** The instance after a registration: a new one, or the known one with the new description and a renewed lease. Pure. */
export function applyRegistration(
  known: Instance | undefined,
  registration: ParsedRegistration,
  context: RegistrationContext,
): Instance {
  const { description, metadata } = describe(registration);
  const registrant = registrantFor(known, registration, context);
  return {
    agentId: agentIdOfRegistration(registration),
    namespace: registration.namespace ?? DEFAULT_NAMESPACE,
    name: registration.name,
    type: registration.type,
    service: registration.service ?? textOf(metadata.service) ?? registration.name,
    version: registration.version,
    description,
    endpoint: registration.endpoint,
    healthCheckEndpoint: registration.healthCheckEndpoint ?? null,
    capabilities: registration.capabilities,
    tags: registration.tags ?? [],
    metadata,
    weight: registration.weight ?? 1,
    registeredAt: known?.registeredAt ?? context.at,
    revision: context.revision,
    registrants: new Map(known?.registrants).set(registrant.instanceId, registrant),
    probe: known?.probe ?? unknownProbe,
    connectFailure: null,
    unverified: false,
    removalPending: false,
  };
}

function registrantFor(
  known: Instance | undefined,
  registration: ParsedRegistration,
  { owner, at, nowMs }: RegistrationContext,
): Registrant {
  const instanceId = registrantIdOf(registration, owner);
  const heartbeatIntervalMs = declaredIntervalMs(registration.heartbeatIntervalMs);
  return {
    instanceId,
    epoch: registration.epoch ?? 0,
    owner,
    status: registration.status ?? "healthy",
    heartbeatIntervalMs,
    leaseTtlMs: leaseTtlMs(heartbeatIntervalMs, registration.ttlMs),
    registeredAt: known?.registrants.get(instanceId)?.registeredAt ?? at,
    lastHeartbeatAt: at,
    renewedAtMs: nowMs,
  };
}

/** Fields that the contract does not name are kept beside the metadata, never refused and never lost. */
function describe(registration: ParsedRegistration) {
  const {
    name: _name,
    type: _type,
    version: _version,
    description,
    endpoint: _endpoint,
    healthCheckEndpoint: _health,
    capabilities: _capabilities,
    metadata,
    instanceId: _instanceId,
    epoch: _epoch,
    heartbeatIntervalMs: _interval,
    ttlMs: _ttl,
    service: _service,
    namespace: _namespace,
    weight: _weight,
    tags: _tags,
    status: _status,
    ...rest
  } = registration;
  return { description, metadata: { ...rest, ...metadata } as Record<string, unknown> };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[A-Za-z0-9][\w.-]{0,127}$/.test(value) ? value : undefined;
}
