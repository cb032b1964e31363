/** Times of three ways to the same thing, measured by turns in one run, so that a busy machine slows all. */
export interface Compared {
  readonly restMs: number;
  readonly graphqlMs: number;
  readonly toolMs: number;
  /** Over REST, which is what a script without this server would call. */
  readonly addedMs: number;
  readonly ratio: number;
  /** Over the very request that the tool makes: what is ours. */
  readonly ownMs: number;
  readonly ownRatio: number;
}

type Work = () => Promise<unknown>;

/** Three ways to the same thing. */
export interface Ways {
  readonly rest: Work;
  readonly graphql: Work;
  readonly tool: Work;
}

const WARM_UP = 30;

/** The medians of `rounds` turns, after some that do not count. */
export async function compared(ways: Ways, rounds: number): Promise<Compared> {
  const times = { rest: [] as number[], graphql: [] as number[], tool: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const way of ["rest", "graphql", "tool"] as const) {
      const ms = await timed(ways[way]);
      if (round >= 0) times[way].push(ms);
    }
  }
  const [restMs, graphqlMs, toolMs] = [times.rest, times.graphql, times.tool].map(median) as [
    number,
    number,
    number,
  ];
  return {
    restMs,
    graphqlMs,
    toolMs,
    addedMs: toolMs - restMs,
    ratio: toolMs / restMs,
    ownMs: toolMs - graphqlMs,
    ownRatio: toolMs / graphqlMs,
  };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return (
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}

async function timed(work: Work): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
