import type { Clock } from "../clock.ts";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import type { CallOptions } from "../records/record-collection.ts";
import type { Transport } from "../transport/transport.ts";
import { workspaceRequest } from "./workspace.ts";

/** How patient a health page is. */
export interface PingOptions extends CallOptions {
  /** Default 3000. */
  readonly timeoutMs?: number;
}

/** Whether Twenty answers, and whether it accepts the key. */
export interface PingResult {
  readonly reachable: boolean;
  readonly latencyMs: number;
  /** Absent when Twenty could not be asked. */
  readonly authenticated?: boolean;
  readonly error?: TwentyError;
}

/** Failures that only a Twenty which was reached can cause. */
const refusesKey: ReadonlySet<TwentyErrorCode> = new Set(["unauthenticated", "forbidden"]);

/** One question to the metadata API, which has no rate limit: past the line, without retries. */
export async function ping(
  transport: Transport,
  clock: Clock,
  { signal, timeoutMs = 3_000 }: PingOptions,
): Promise<PingResult> {
  const startedMs = clock.monotonicMs();
  const latencyMs = (): number => Math.round(clock.monotonicMs() - startedMs);
  try {
    await transport.sendOnce(workspaceRequest(signal), readGraphqlAnswer, timeoutMs);
    return { reachable: true, authenticated: true, latencyMs: latencyMs() };
  } catch (error) {
    if (!(error instanceof TwentyError)) throw error;
    return refusesKey.has(error.code)
      ? { reachable: true, authenticated: false, latencyMs: latencyMs(), error }
      : { reachable: false, latencyMs: latencyMs(), error };
  }
}
