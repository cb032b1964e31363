import type { LoadTarget } from "../load.ts";
import type { Upstream } from "../start-upstream.ts";

/** Something that stands between the load and the upstream. */
export interface Contestant {
  readonly name: string;
  /** Starts it; a string says why it cannot take part. */
  readonly start: (stage: Stage) => Promise<StartedContestant | string>;
}

/** What a contestant is started with. */
export interface Stage {
  /** For its files; removed afterwards. */
  readonly folder: string;
  readonly upstream: Upstream;
}

/** A contestant that answers. */
export interface StartedContestant extends AsyncDisposable {
  /** Processes whose CPU time is counted; none for the upstream itself. */
  readonly pids: readonly number[];
  readonly json: LoadTarget;
  /** Missing where it cannot pass a stream on. */
  readonly sse?: LoadTarget;
}
