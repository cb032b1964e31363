import { LatencyHistogram } from "./latency-histogram.ts";

/** What has passed through one service, instance or tool. */
export class Figures {
  /** Requests that have ended. */
  requests = 0;
  /** Of these: answered 5xx, cut, or not answered at all. */
  errors = 0;
  /** Under way, streams included. */
  inFlight = 0;
  /** Until the first byte of the answer. */
  readonly latency = new LatencyHistogram();

  begin(): void {
    this.inFlight += 1;
  }

  /** `latencyMs` is `undefined` when there was no answer, or when it only stood open. */
  end(latencyMs: number | undefined, isError: boolean): void {
    this.inFlight -= 1;
    this.requests += 1;
    if (isError) this.errors += 1;
    if (latencyMs !== undefined) this.latency.add(latencyMs);
  }
}
