/** What became of the calls of a drill. */
export interface LoadReport {
  readonly reads: number;
  /** Reads that the caller got no result for, by what it got instead. */
  readonly lost: readonly string[];
  readonly writes: number;
  /** Keys of writes whose caller got a result. */
  readonly acknowledged: readonly string[];
  /** Writes whose caller was told that they may have been executed. */
  readonly ambiguous: number;
  /** Writes that were refused or failed otherwise. */
  readonly refused: number;
  /** Answers by instance. */
  readonly answeredBy: ReadonlyMap<string, number>;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** Calls that come at a steady rate, whatever becomes of those before them. */
export interface Load {
  /** Resolves when all that were made have ended. */
  readonly stop: () => Promise<LoadReport>;
}

const TICK_MS = 20;
/** On a machine that is too slow for the rate, the drill is of failures and not of overload. */
const MAX_OPEN = 400;
/** Every tenth call is a write. */
const WRITE_EVERY = 10;

interface Outcome {
  readonly status: number;
  readonly name: string | undefined;
  readonly code: string | undefined;
}

/** Begins to call the service at `url`. */
export function startLoad(url: string, perSecond: number): Load {
  const lost: string[] = [];
  const acknowledged: string[] = [];
  const took: number[] = [];
  const answeredBy = new Map<string, number>();
  const open = new Set<Promise<void>>();
  const counts = { reads: 0, writes: 0, ambiguous: 0, refused: 0 };
  const prefix = Math.random().toString(36).slice(2);
  let made = 0;

  async function call(): Promise<void> {
    made += 1;
    const isWrite = made % WRITE_EVERY === 0;
    const key = `${prefix}-${made}`;
    const startedMs = performance.now();
    const outcome = await post(url, isWrite ? "write" : "read", key).catch(
      (error: unknown): Outcome => ({ status: 0, name: undefined, code: String(error) }),
    );
    took.push(performance.now() - startedMs);
    const { name, status, code } = outcome;
    if (name !== undefined) answeredBy.set(name, (answeredBy.get(name) ?? 0) + 1);
    if (isWrite) {
      counts.writes += 1;
      if (name !== undefined) acknowledged.push(key);
      else if (code === "ambiguous_delivery") counts.ambiguous += 1;
      else counts.refused += 1;
    } else {
      counts.reads += 1;
      if (name === undefined) lost.push(`${status} ${code}`);
    }
  }

  const startedMs = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - startedMs) / 1000) * perSecond;
    while (made < due && open.size < MAX_OPEN) {
      const running: Promise<void> = call().finally(() => open.delete(running));
      open.add(running);
    }
  }, TICK_MS);

  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
      const sorted = took.toSorted((a, b) => a - b);
      const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
      return {
        ...counts,
        lost,
        acknowledged,
        answeredBy,
        p50Ms: at(0.5),
        p99Ms: at(0.99),
        longestMs: at(1),
      };
    },
  };
}

async function post(url: string, name: string, key: string): Promise<Outcome> {
  const params = { name, arguments: { key } };
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
  });
  const text = await response.text();
  if (!text.startsWith("{")) return { status: response.status, name: undefined, code: text };
  const { result, error } = JSON.parse(text) as {
    result?: { structuredContent: { name: string } };
    error?: { message: string; data?: { code: string } };
  };
  return {
    status: response.status,
    name: result?.structuredContent.name,
    code: error?.data?.code ?? error?.message,
  };
}
