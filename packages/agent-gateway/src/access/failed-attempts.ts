import type { Clock } from "service-kit";

const WINDOW_MS = 60_000;
/** So many wrong keys in a minute are no slip any more. */
const MAX_FAILURES = 20;
/** A peer that has shown a right key is not shut out: behind a proxy all callers are one peer. */
const TRUSTED_MS = 3_600_000;
const REFRESH_MS = 60_000;
const MAX_PEERS = 10_000;

interface Peer {
  sinceMs: number;
  failures: number;
  trustedUntilMs: number;
}

/** Counts wrong keys by address, of the latest 10,000 addresses. */
export class FailedAttempts {
  readonly #clock: Clock;
  readonly #peers = new Map<string, Peer>();
  #total = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Wrong and missing keys since this process began. */
  get total(): number {
    return this.#total;
  }

  /** For how many milliseconds keys from there are not looked at; 0 when they are. */
  shutOutForMs(address: string): number {
    const peer = this.#peers.get(address);
    if (peer === undefined || peer.failures < MAX_FAILURES) return 0;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs < peer.trustedUntilMs) return 0;
    return Math.max(0, peer.sinceMs + WINDOW_MS - nowMs);
  }

  /** No key, or a wrong one; only wrong ones are guesses. */
  failed(address: string, { isGuess }: { readonly isGuess: boolean }): void {
    this.#total += 1;
    if (!isGuess) return;
    const nowMs = this.#clock.monotonicMs();
    const peer = this.#peerAt(address);
    if (nowMs - peer.sinceMs >= WINDOW_MS) {
      peer.sinceMs = nowMs;
      peer.failures = 0;
    }
    peer.failures += 1;
  }

  /** A right key came from there. */
  succeeded(address: string): void {
    const trustedUntilMs = this.#clock.monotonicMs() + TRUSTED_MS;
    const peer = this.#peers.get(address);
    // On the data path this is asked for every request: mostly there is nothing to write.
    if (peer !== undefined && trustedUntilMs - peer.trustedUntilMs < REFRESH_MS) return;
    this.#peerAt(address).trustedUntilMs = trustedUntilMs;
  }

  #peerAt(address: string): Peer {
    const known = this.#peers.get(address);
    const peer = known ?? {
      sinceMs: this.#clock.monotonicMs(),
      failures: 0,
      trustedUntilMs: Number.NEGATIVE_INFINITY,
    };
    this.#peers.delete(address);
    this.#peers.set(address, peer);
    const [oldest] = this.#peers.keys();
    if (this.#peers.size > MAX_PEERS && oldest !== undefined) this.#peers.delete(oldest);
    return peer;
  }
}
