import { TwentyError, type TwentyErrorCode } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { failureReason } from "../tools/tool-error.ts";

/** One item of a batch that failed, by its place in what was given. */
export interface BatchFailure {
  readonly index: number;
  readonly error: string;
}

/** How a batch went. */
export interface BatchResult<Done> {
  /** By the item's place; absent where it failed or was not reached. */
  readonly done: ReadonlyMap<number, Done>;
  readonly failures: readonly BatchFailure[];
  /** Where a batch ended early, and why: the first item that was not done. */
  readonly stopped?: { readonly at: number; readonly reason: string };
}

/** What a batch works through. Writes are not given the caller's signal: one that began is ended, so that what was done is known. */
export type Batch<Item, Done> = {
  readonly items: readonly Item[];
  /** What is being done, for the progress line: "creating people". */
  readonly doing: string;
} & (
  | {
      /** Does several items in one request; undefined stands for an item whose record does not exist. */
      readonly doAll: (items: readonly Item[]) => Promise<readonly (Done | undefined)[]>;
    }
  | {
      /** Does one item in requests of its own. */
      readonly doEach: (item: Item) => Promise<Done>;
    }
);

/** Records of one request: Twenty answers a page of sixty well within its timeouts. */
const CHUNK = 60;
/** Requests at once, so that a batch leaves room for everybody else. */
const AT_ONCE = 5;

/** Failures that every other item would meet as well. */
const OUTAGES: ReadonlySet<TwentyErrorCode> = new Set([
  "unauthenticated",
  "rate_limited",
  "overloaded",
  "timeout",
  "unreachable",
  "unavailable",
  "connection_lost",
  "not_twenty",
  "closed",
]);

/** Ends a batch: Twenty is not there for it. */
class Outage extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * Works through a batch in chunks. A chunk that fails is halved until the item at fault stands alone, so
 * that the others are done. Ends between chunks when the caller gives up, and where Twenty is gone.
 */
export async function runBatch<Item, Done>(
  batch: Batch<Item, Done>,
  call: ToolCall,
): Promise<BatchResult<Done>> {
  const { items, doing } = batch;
  const done = new Map<number, Done>();
  const failures: BatchFailure[] = [];

  function keep(index: number, result: Done | undefined): void {
    if (result !== undefined) done.set(index, result);
    else failures.push({ index, error: "no record has this id" });
  }

  function fail(index: number, error: unknown): void {
    const reason = failureReason(error);
    if (isOutage(error)) throw new Outage(index, reason);
    failures.push({ index, error: reason });
  }

  async function run(start: number, end: number): Promise<void> {
    const chunk = items.slice(start, end);
    if ("doEach" in batch) {
      const settled = await Promise.allSettled(chunk.map((item) => batch.doEach(item)));
      for (const [offset, result] of settled.entries()) {
        if (result.status === "fulfilled") keep(start + offset, result.value);
      }
      for (const [offset, result] of settled.entries()) {
        if (result.status === "rejected") fail(start + offset, result.reason);
      }
      return;
    }
    try {
      const results = await batch.doAll(chunk);
      for (const [offset, result] of results.entries()) keep(start + offset, result);
    } catch (error) {
      if (end - start === 1 || isOutage(error)) return fail(start, error);
      const middle = start + Math.ceil((end - start) / 2);
      await run(start, middle);
      await run(middle, end);
    }
  }

  const size = "doEach" in batch ? AT_ONCE : CHUNK;
  for (let start = 0; start < items.length; start += size) {
    if (call.signal.aborted) {
      return { done, failures, stopped: { at: start, reason: "the caller gave up" } };
    }
    const end = Math.min(start + size, items.length);
    try {
      await run(start, end);
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      return { done, failures, stopped: { at: error.at, reason: error.message } };
    }
    call.progress({ done: end, total: items.length, message: doing });
  }
  return { done, failures };
}

function isOutage(error: unknown): boolean {
  return error instanceof TwentyError && OUTAGES.has(error.code);
}
