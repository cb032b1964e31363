import { difference, startDifferential } from "./differential.ts";
import { mutatedRequest, seededRandom } from "./mutated-requests.ts";

/** What a run found. */
export interface FuzzReport {
  readonly requests: number;
  /** Of those, how many both servers let through. */
  readonly handled: number;
  readonly differences: readonly string[];
}

/** Sends mutated requests to `node:http` and to the socket transport; stops at the tenth difference. */
export async function fuzz({
  requests,
  seed,
}: {
  readonly requests: number;
  readonly seed: number;
}): Promise<FuzzReport> {
  const random = seededRandom(seed);
  await using differential = await startDifferential();
  const differences: string[] = [];
  let handled = 0;
  for (let i = 0; i < requests && differences.length < 10; i += 1) {
    const bytes = mutatedRequest(random);
    const cuts = random() < 0.3 ? [Math.floor(random() * bytes.length)] : [];
    const { node, socket } = await differential.compare(bytes, cuts);
    if (socket.seen.length > 0) handled += 1;
    const found = difference(node, socket);
    if (found !== undefined) {
      differences.push(
        `${JSON.stringify(bytes.toString("latin1"))} cut at [${cuts.join()}]: ${found}`,
      );
    }
  }
  return { requests, handled, differences };
}
