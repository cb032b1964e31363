import type { Instance } from "./instance.ts";
import {
  afterAction,
  isHeldBack,
  type OperatorAction,
  type OperatorState,
} from "./operator-state.ts";

const MAX_KEPT = 10_000;

/** What operators have decided, by address: it holds for whoever registers there, now or later. */
export class OperatorStates {
  readonly #states = new Map<string, OperatorState>();
  #all: readonly OperatorState[] | undefined;

  /** @param kept what an earlier process knew. */
  constructor(kept: Iterable<OperatorState> = []) {
    for (const state of kept) this.#states.set(state.agentId, state);
  }

  /** The decision on an address; nothing is held back when there is none. */
  of({ agentId, facts }: Pick<Instance, "agentId" | "facts">): OperatorState {
    return this.#states.get(agentId) ?? undecided(agentId, facts.name);
  }

  /** Takes a decision; the state after it. */
  decide(
    instance: Pick<Instance, "agentId" | "facts">,
    action: OperatorAction,
    mark: { readonly by: string; readonly at: string; readonly why: string },
  ): OperatorState {
    const state = afterAction(this.of(instance), action, mark);
    this.#all = undefined;
    this.#states.delete(state.agentId);
    if (isHeldBack(state)) this.#states.set(state.agentId, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > MAX_KEPT && oldest !== undefined) this.#states.delete(oldest);
    return state;
  }

  /** The same array as long as nothing changes. */
  all(): readonly OperatorState[] {
    this.#all ??= [...this.#states.values()];
    return this.#all;
  }
}

function undecided(agentId: string, name: string): OperatorState {
  return { agentId, name, drained: null, disabled: null };
}
