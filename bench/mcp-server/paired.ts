/** Times of two ways to the same thing, measured by turns in one run, so that a busy machine slows both. */
export interface Paired {
  readonly rawMs: number;
  readonly toolMs: number;
  readonly addedMs: number;
  readonly ratio: number;
}

const WARM_UP = 50;

/** The medians of `rounds` turns, after some that do not count. */
export async function paired(
  raw: () => Promise<unknown>,
  tool: () => Promise<unknown>,
  rounds: number,
): Promise<Paired> {
  const times = { raw: [] as number[], tool: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const rawMs = await timed(raw);
    const toolMs = await timed(tool);
    if (round < 0) continue;
    times.raw.push(rawMs);
    times.tool.push(toolMs);
  }
  const [rawMs, toolMs] = [median(times.raw), median(times.tool)];
  return { rawMs, toolMs, addedMs: toolMs - rawMs, ratio: toolMs / rawMs };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return (
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
