import { type ParsedRegistration, registrationSchema } from "agent-gateway-contract";

/** A place where processes follow one another: a pod of a stateful set, or one of several behind one address. */
export interface Place {
  readonly index: number;
  readonly name: string;
  readonly endpoint: string;
  readonly owner: string;
  /** Whether its processes say who they are; those of the founding contract do not. */
  readonly hasIdentity: boolean;
  readonly intervalMs: number;
}

/** Whether something else answers health checks there when the process is dead: only the lease tells. */
export function hasLyingProbe(endpoint: string): boolean {
  return endpoint.includes("lying");
}

/** One process: it lives until it crashes or is stopped. */
export class SimProcess {
  readonly place: Place;
  /** Its start time, greater than that of every process before it. */
  readonly epoch: number;
  isAlive = true;
  /** Its registration was answered, which is only done when it is stored. */
  isRegistered = false;
  /** When the gateway last accepted a message of it; forgotten with a partition. */
  heardMs = Number.NEGATIVE_INFINITY;

  constructor(place: Place, epoch: number) {
    this.place = place;
    this.epoch = epoch;
  }

  get instanceId(): string | undefined {
    return this.place.hasIdentity ? `pod-${this.place.index}` : undefined;
  }

  get ttlMs(): number {
    return Math.max(3 * this.place.intervalMs, 30_000);
  }

  registration(): ParsedRegistration {
    const { name, endpoint, hasIdentity, intervalMs } = this.place;
    const template = TEMPLATE;
    return {
      ...template,
      name,
      endpoint,
      version: `v${this.epoch}`,
      heartbeatIntervalMs: intervalMs,
      metadata: { registeredAt: String(this.epoch) },
      ...(hasIdentity ? { instanceId: this.instanceId, epoch: this.epoch } : {}),
    };
  }

  /** What a beat or an unregistration says of its sender. */
  query(): { readonly owner: string; readonly instanceId?: string; readonly epoch?: number } {
    const { instanceId } = this;
    const { owner } = this.place;
    return instanceId === undefined ? { owner } : { owner, instanceId, epoch: this.epoch };
  }
}

const TEMPLATE = registrationSchema.parse({
  name: "template",
  type: "mcp",
  endpoint: "http://template.example/mcp",
});
