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
  /** The first item that was not reached, when the caller stopped the batch. */
  readonly stoppedAt?: number;
}

/** What a batch works through. */
export interface Batch<Item, Done> {
  readonly items: readonly Item[];
  /** Does several items at once; undefined stands for an item whose record does not exist. */
  doAll(items: readonly Item[]): Promise<readonly (Done | undefined)[]>;
  /** How many go at once. Default sixty. */
  readonly chunk?: number | undefined;
  /** What is being done, for the progress line: "creating people". */
  readonly doing: string;
}

/** Records of one request: Twenty answers a page of sixty well within its timeouts. */
const CHUNK = 60;

/**
 * Works through a batch in chunks. A chunk that fails is halved until the item at fault stands alone, so
 * that the others are done. Stops between chunks when the caller gives up, and says where.
 */
export async function runBatch<Item, Done>(
  batch: Batch<Item, Done>,
  call: ToolCall,
): Promise<BatchResult<Done>> {
  const { items, doing, chunk = CHUNK } = batch;
  const done = new Map<number, Done>();
  const failures: BatchFailure[] = [];

  async function run(start: number, end: number): Promise<void> {
    try {
      const results = await batch.doAll(items.slice(start, end));
      for (const [offset, result] of results.entries()) {
        if (result !== undefined) done.set(start + offset, result);
        else failures.push({ index: start + offset, error: "no record has this id" });
      }
    } catch (error) {
      if (call.signal.aborted) throw error;
      if (end - start === 1) {
        failures.push({ index: start, error: failureReason(error) });
        return;
      }
      const middle = start + Math.ceil((end - start) / 2);
      await run(start, middle);
      await run(middle, end);
    }
  }

  for (let start = 0; start < items.length; start += chunk) {
    if (call.signal.aborted) return { done, failures, stoppedAt: start };
    await run(start, Math.min(start + chunk, items.length));
    call.progress({
      done: Math.min(start + chunk, items.length),
      total: items.length,
      message: doing,
    });
  }
  return { done, failures };
}
