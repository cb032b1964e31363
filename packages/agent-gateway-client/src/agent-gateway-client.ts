import { randomUUID } from "node:crypto";
import { gatewayPaths, HEARTBEAT_INTERVAL_BOUNDS_MS } from "agent-gateway-contract";
import { type ClientClock, systemClock } from "./clock.ts";
import type { AgentDescription, AgentGatewayClientOptions } from "./gateway-client-options.ts";
import { type GatewayClientStatus, shownStatus } from "./gateway-client-status.ts";
import { guardedLogger } from "./guarded-logger.ts";
import { createHttpTransport } from "./http-transport.ts";
import { nextDelayMs } from "./next-delay.ts";
import { createRegistrationLog, type RegistrationLog } from "./registration-log.ts";
import {
  accepted,
  described,
  type Exchange,
  failed,
  initialState,
  isDueNow,
  nextExchange,
  type RegistrationState,
  stopped,
} from "./registration-state.ts";
import { heartbeatBody, type Identity, registrationBody } from "./request-bodies.ts";
import { type Outcome, sendRequest } from "./send-request.ts";
import { type TimeoutSignal, timeoutSignal } from "./timeout-signal.ts";
import type { GatewayRequest, GatewayTransport } from "./transport.ts";
import { withoutCredentials } from "./without-credentials.ts";

/** Upper bound of a whole stop. */
const STOP_TIMEOUT_MS = 2000;
/** How long a stop lets an open request end, so that it cannot overtake the unregistration. */
const SETTLE_MS = 500;

/**
 * Keeps one agent registered with a gateway: registers, beats, registers again after a failed beat, unregisters.
 * Everything happens in the background, one exchange at a time; nothing here throws or delays its owner.
 */
export class AgentGatewayClient {
  readonly #options: AgentGatewayClientOptions;
  readonly #log: RegistrationLog;
  readonly #clock: ClientClock;
  readonly #transport: GatewayTransport;
  readonly #gatewayUrl: string;
  readonly #intervalMs: number;
  readonly #timeoutMs: number;
  readonly #identity: Identity;
  #agent: AgentDescription;
  #state: RegistrationState = initialState;
  #nextAttemptAt: string | undefined;
  #timer: { cancel(): void } | undefined;
  #request: TimeoutSignal | undefined;
  #exchange: Promise<void> | undefined;
  #stopping = false;
  #stopped: Promise<void> | undefined;

  constructor(options: AgentGatewayClientOptions) {
    const gatewayUrl = withoutCredentials(options.gatewayUrl);
    const names = { gateway: gatewayUrl, agent: options.agent.name };
    this.#options = options;
    this.#log = createRegistrationLog(guardedLogger(options.logger), names);
    this.#clock = options.clock ?? systemClock;
    this.#transport = options.transport ?? createHttpTransport({ ...options, gatewayUrl });
    this.#gatewayUrl = gatewayUrl;
    this.#intervalMs = boundedIntervalMs(options.heartbeatIntervalMs ?? 60_000);
    this.#timeoutMs = options.requestTimeoutMs ?? 5000;
    this.#agent = options.agent;
    this.#identity = {
      instanceId: options.instanceId ?? randomUUID(),
      epoch: options.epoch ?? this.#clock.now().getTime(),
    };
    this.#log.created();
  }

  /** Begins to register; returns at once. */
  start(): void {
    if (this.#exchange !== undefined || this.#stopping) return;
    this.#run();
  }

  /** Where the registration stands now. */
  status(): GatewayClientStatus {
    const place = {
      gatewayUrl: this.#gatewayUrl,
      agentName: this.#agent.name,
      instanceId: this.#identity.instanceId,
    };
    return shownStatus(this.#state, place, this.#nextAttemptAt);
  }

  /**
   * Replaces the description, for example when the tools have changed, and registers it as soon as no other request is under way.
   * The name stays the one that the client was created with.
   */
  refresh(agent: AgentDescription): void {
    this.#agent = { ...agent, name: this.#agent.name };
    this.#state = described(this.#state);
    if (this.#timer !== undefined && isDueNow(this.#state)) this.#run();
  }

  /** Unregisters, if registered, within two seconds; never throws; the second call waits for the first. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #run(): void {
    this.#cancelNext();
    const isFirst = this.#exchange === undefined;
    this.#exchange = this.#exchangeOnce(isFirst).then(() => this.#schedule());
  }

  #schedule(): void {
    if (this.#stopping) return;
    if (isDueNow(this.#state)) {
      this.#run();
      return;
    }
    const delayMs = nextDelayMs({
      consecutiveFailures: this.#state.consecutiveFailures,
      intervalMs: this.#intervalMs,
      random: this.#options.random ?? Math.random,
    });
    this.#nextAttemptAt = new Date(this.#clock.now().getTime() + delayMs).toISOString();
    this.#timer = this.#clock.setTimer(() => this.#run(), delayMs);
  }

  #cancelNext(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#nextAttemptAt = undefined;
  }

  async #exchangeOnce(isFirst: boolean): Promise<void> {
    const exchange = nextExchange(this.#state);
    const { description } = this.#state;
    if (exchange === "register") this.#log.registering(this.#state);
    this.#request = timeoutSignal(this.#clock, this.#timeoutMs);
    const outcome = await this.#send(this.#post(exchange), this.#request);
    this.#request = undefined;
    if (this.#stopping) return;
    if (outcome.ok) this.#log.accepted(exchange, outcome.warnings);
    else this.#log.failed(exchange, outcome.reason, this.#state);
    if (isFirst) this.#log.started();
    // Told last, so that who waits for it finds the whole story in the log.
    this.#become(
      outcome.ok
        ? accepted(this.#state, exchange, description, this.#clock.now().toISOString())
        : failed(this.#state, exchange, outcome.reason),
    );
  }

  #post(exchange: Exchange): Omit<GatewayRequest, "signal"> {
    const now = this.#clock.now();
    const method = "POST";
    if (exchange === "heartbeat") {
      const body = heartbeatBody(this.#agent, this.#identity, { ...this.#options, now });
      return { method, path: gatewayPaths.heartbeat(this.#agent.name), body };
    }
    const body = registrationBody(this.#agent, this.#identity, {
      now,
      heartbeatIntervalMs: this.#intervalMs,
    });
    return { method, path: gatewayPaths.register, body };
  }

  #send(request: Omit<GatewayRequest, "signal">, timeout: TimeoutSignal): Promise<Outcome> {
    const { apiKey } = this.#options;
    return sendRequest(request, { transport: this.#transport, apiKey, timeout });
  }

  async #stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelNext();
    if (this.#exchange !== undefined) {
      const deadline = timeoutSignal(this.#clock, STOP_TIMEOUT_MS);
      const patience = this.#clock.setTimer(
        () => this.#request?.abort(new Error("the client is stopping")),
        SETTLE_MS,
      );
      await this.#exchange;
      patience.cancel();
      this.#log.unregistered(await this.#unregister(deadline), this.#state);
    }
    this.#become(stopped(this.#state));
    await this.#transport.close().catch(() => {});
  }

  #unregister(deadline: TimeoutSignal): Promise<Outcome> {
    const { instanceId, epoch } = this.#identity;
    const query = new URLSearchParams({ instanceId, epoch: String(epoch) });
    const path = `${gatewayPaths.agent(this.#agent.name)}?${query.toString()}`;
    return this.#send({ method: "DELETE", path }, deadline);
  }

  #become(state: RegistrationState): void {
    const changed = state.state !== this.#state.state;
    this.#state = state;
    if (!changed) return;
    try {
      this.#options.onStatusChange?.(this.status());
    } catch (error) {
      this.#log.listenerFailed(error);
    }
  }
}

/** An interval of zero would be an endless loop, one above 24 days would fire at once. */
function boundedIntervalMs(intervalMs: number): number {
  const { min, max } = HEARTBEAT_INTERVAL_BOUNDS_MS;
  return Math.min(max, Math.max(min, Math.round(intervalMs)));
}
