import { randomUUID } from "node:crypto";
import { gatewayPaths } from "agent-gateway-contract";
import { type ClientClock, systemClock } from "./clock.ts";
import { faultReason, refusalReason } from "./failure-reason.ts";
import type { AgentDescription, AgentGatewayClientOptions } from "./gateway-client-options.ts";
import type { GatewayClientStatus } from "./gateway-client-status.ts";
import { createHttpTransport } from "./http-transport.ts";
import { nextDelayMs } from "./next-delay.ts";
import { silentLogger } from "./silent-logger.ts";
import { timeoutSignal } from "./timeout-signal.ts";
import type { GatewayAnswer, GatewayRequest, GatewayTransport } from "./transport.ts";

const UNREGISTER_TIMEOUT_MS = 2000;

/**
 * Keeps one agent registered with a gateway: registers, beats, registers again after a failed beat, unregisters.
 * Everything happens in the background, one exchange at a time; nothing here throws or delays its owner.
 */
export class AgentGatewayClient {
  readonly #options: AgentGatewayClientOptions;
  readonly #clock: ClientClock;
  readonly #transport: GatewayTransport;
  readonly #intervalMs: number;
  readonly #timeoutMs: number;
  readonly #identity: { readonly instanceId: string; readonly epoch: number };
  readonly #stopping = new AbortController();
  #agent: AgentDescription;
  #status: GatewayClientStatus;
  #timer: { cancel(): void } | undefined;
  #exchange: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: AgentGatewayClientOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#transport = options.transport ?? createHttpTransport(options);
    this.#intervalMs = options.heartbeatIntervalMs ?? 60_000;
    this.#timeoutMs = options.requestTimeoutMs ?? 5000;
    this.#agent = options.agent;
    this.#identity = {
      instanceId: options.instanceId ?? randomUUID(),
      epoch: options.epoch ?? this.#clock.now().getTime(),
    };
    this.#status = {
      state: "registering",
      gatewayUrl: options.gatewayUrl,
      agentName: options.agent.name,
      instanceId: this.#identity.instanceId,
      consecutiveFailures: 0,
    };
    this.#log.info("Creating Agent Gateway client", this.#names);
  }

  /** Begins to register; returns at once. */
  start(): void {
    if (this.#exchange !== undefined || this.#stopped !== undefined) return;
    this.#run();
    this.#log.info("Agent Gateway registration started");
  }

  /** Where the registration stands now. */
  status(): GatewayClientStatus {
    return this.#status;
  }

  /** Replaces the description and registers it at once, for example when the tools have changed. */
  refresh(agent: AgentDescription): void {
    this.#agent = agent;
    if (this.#status.state !== "registered") return;
    this.#set({ ...this.#status, state: "registering" });
    this.#timer?.cancel();
    if (this.#timer !== undefined) this.#run();
  }

  /** Unregisters, if registered, within two seconds; never throws; the second call waits for the first. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  get #log() {
    return this.#options.logger ?? silentLogger;
  }

  get #names() {
    return { gateway: this.#options.gatewayUrl, agent: this.#agent.name };
  }

  #run(): void {
    this.#timer = undefined;
    this.#exchange = this.#exchangeOnce().then(() => this.#schedule());
  }

  #schedule(): void {
    if (this.#stopping.signal.aborted) return;
    const delayMs = nextDelayMs({
      consecutiveFailures: this.#status.consecutiveFailures,
      intervalMs: this.#intervalMs,
      random: this.#options.random ?? Math.random,
    });
    this.#timer = this.#clock.setTimer(() => this.#run(), delayMs);
  }

  async #exchangeOnce(): Promise<void> {
    const beat = this.#status.state === "registered";
    if (!beat) this.#log.info("Registering with Agent Gateway", this.#names);
    const outcome = await this.#send(beat ? this.#heartbeat() : this.#registration());
    if (this.#stopping.signal.aborted) return;
    if (outcome.ok) this.#accepted(beat);
    else this.#failed(beat, outcome.reason);
  }

  #accepted(beat: boolean): void {
    const at = this.#clock.now().toISOString();
    const { lastError: _, ...status } = this.#status;
    if (beat) {
      this.#set({ ...status, lastHeartbeatAt: at, consecutiveFailures: 0 });
      this.#log.debug("Heartbeat accepted by Agent Gateway");
      return;
    }
    this.#set({ ...status, state: "registered", registeredAt: at, consecutiveFailures: 0 });
    this.#log.info("Successfully registered with Agent Gateway");
  }

  #failed(beat: boolean, reason: string): void {
    const news = this.#status.lastError !== reason;
    this.#set({
      ...this.#status,
      state: "retrying",
      lastError: reason,
      consecutiveFailures: this.#status.consecutiveFailures + 1,
    });
    const message = beat
      ? "Heartbeat failed, registering with Agent Gateway again"
      : "Failed to register with Agent Gateway";
    // The same failure every interval is no news: said once as an error, then only to who asks for details.
    if (!news) this.#log.debug(message, { reason });
    else if (beat) this.#log.warn(message, { reason });
    else this.#log.error(message, { reason });
  }

  async #send(
    exchange: Pick<GatewayRequest, "path" | "body">,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
    const timeout = timeoutSignal(this.#clock, this.#timeoutMs);
    const signal = AbortSignal.any([this.#stopping.signal, timeout.signal]);
    try {
      const answer = await this.#transport.send({ method: "POST", ...exchange, signal });
      return isSuccess(answer) ? { ok: true } : { ok: false, reason: refusalReason(answer) };
    } catch (error) {
      return { ok: false, reason: faultReason(error, this.#timeoutMs) };
    } finally {
      timeout.cancel();
    }
  }

  #registration(): Pick<GatewayRequest, "path" | "body"> {
    const { metadata = {}, ...agent } = this.#agent;
    const registeredAt = this.#clock.now().toISOString();
    return {
      path: gatewayPaths.register,
      body: {
        ...agent,
        metadata: { ...metadata, registeredAt },
        ...this.#identity,
        heartbeatIntervalMs: this.#intervalMs,
      },
    };
  }

  #heartbeat(): Pick<GatewayRequest, "path" | "body"> {
    const load = this.#options.getLoad?.();
    return {
      path: gatewayPaths.heartbeat(this.#agent.name),
      body: {
        timestamp: this.#clock.now().toISOString(),
        status: this.#options.getStatus?.() ?? "healthy",
        ...this.#identity,
        ...(load === undefined ? {} : { load }),
      },
    };
  }

  async #stop(): Promise<void> {
    const mayBeRegistered = this.#status.registeredAt !== undefined || this.#exchange !== undefined;
    this.#timer?.cancel();
    this.#stopping.abort(new Error("the client is stopping"));
    await this.#exchange;
    if (mayBeRegistered) await this.#unregister();
    this.#set({ ...this.#status, state: "stopped" });
    await this.#transport.close().catch(() => {});
  }

  async #unregister(): Promise<void> {
    const { instanceId, epoch } = this.#identity;
    const query = new URLSearchParams({ instanceId, epoch: String(epoch) });
    const timeout = timeoutSignal(this.#clock, UNREGISTER_TIMEOUT_MS);
    try {
      const answer = await this.#transport.send({
        method: "DELETE",
        path: `${gatewayPaths.agent(this.#agent.name)}?${query.toString()}`,
        signal: timeout.signal,
      });
      if (isSuccess(answer)) this.#log.info("Unregistered from Agent Gateway", this.#names);
      else
        this.#log.warn("Failed to unregister from Agent Gateway", {
          reason: refusalReason(answer),
        });
    } catch (error) {
      const reason = faultReason(error, UNREGISTER_TIMEOUT_MS);
      this.#log.warn("Failed to unregister from Agent Gateway", { reason });
    } finally {
      timeout.cancel();
    }
  }

  #set(status: GatewayClientStatus): void {
    const changed = status.state !== this.#status.state;
    this.#status = status;
    if (changed) this.#options.onStatusChange?.(status);
  }
}

function isSuccess({ status }: GatewayAnswer): boolean {
  return status >= 200 && status < 300;
}
