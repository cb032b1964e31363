import type { Clock, Timer } from "service-kit";
import type { Outbox } from "./outbox.ts";
import { UpstreamConnection } from "./upstream-connection.ts";
import type { UpstreamRun } from "./upstream-run.ts";

/**
 * How long a connection may lie unused, in milliseconds: less than the 5 s after which Node's and Python's servers
 * close theirs, so that a request is not sent into a closing one.
 */
const MAX_IDLE_MS = 4000;
/** More are closed after use. */
const MAX_IDLE = 256;

/** The connections to one origin: those at work, and those that wait for the next request. */
export class OriginConnections {
  readonly #options: {
    readonly host: string;
    readonly port: number;
    readonly clock: Clock;
    readonly outbox: Outbox;
    readonly onEmpty: () => void;
  };
  readonly #all = new Set<UpstreamConnection>();
  /** The one that was used last is taken first: it is the least likely to be closed by the other end. */
  readonly #idle: UpstreamConnection[] = [];
  #sweep: Timer | undefined;

  constructor(options: {
    readonly host: string;
    readonly port: number;
    readonly clock: Clock;
    readonly outbox: Outbox;
    /** The last connection has ended. */
    readonly onEmpty: () => void;
  }) {
    this.#options = options;
  }

  /** Sends over a connection that waits, or over a new one. */
  send(run: UpstreamRun): void {
    const { host, port, clock, outbox } = this.#options;
    let waiting = this.#idle.pop();
    while (waiting !== undefined && !waiting.isUsable) waiting = this.#idle.pop();
    if (waiting !== undefined) {
      waiting.send(run);
      return;
    }
    const connection = new UpstreamConnection({
      host,
      port,
      clock,
      outbox,
      onIdle: (idle) => this.#keep(idle),
      onClose: (closed) => this.#forget(closed),
    });
    this.#all.add(connection);
    connection.send(run);
  }

  /** Cuts every connection. */
  close(): void {
    this.#sweep?.cancel();
    for (const connection of this.#all) connection.destroy("ERR_TRANSPORT_CLOSED");
  }

  #keep(connection: UpstreamConnection): void {
    if (this.#idle.length >= MAX_IDLE) {
      connection.destroy();
      return;
    }
    this.#idle.push(connection);
    this.#sweep ??= this.#options.clock.setTimer(this.#dropOld, MAX_IDLE_MS / 4);
  }

  #forget(connection: UpstreamConnection): void {
    this.#all.delete(connection);
    const index = this.#idle.lastIndexOf(connection);
    if (index !== -1) this.#idle.splice(index, 1);
    if (this.#all.size > 0) return;
    this.#sweep?.cancel();
    this.#sweep = undefined;
    this.#options.onEmpty();
  }

  readonly #dropOld = (): void => {
    const { clock } = this.#options;
    const oldestMs = clock.monotonicMs() - MAX_IDLE_MS;
    // The oldest stand first.
    const young = this.#idle.findIndex(({ idleSinceMs }) => idleSinceMs > oldestMs);
    const old = this.#idle.splice(0, young === -1 ? this.#idle.length : young);
    this.#sweep =
      this.#idle.length === 0 ? undefined : clock.setTimer(this.#dropOld, MAX_IDLE_MS / 4);
    for (const connection of old) connection.destroy();
  };
}
