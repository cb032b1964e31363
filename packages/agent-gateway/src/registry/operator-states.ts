import type { Instance } from "./instance.ts";
import {
  afterAction,
  isHeldBack,
  type OperatorAction,
  type OperatorMark,
  type OperatorState,
} from "./operator-state.ts";
import { TrackedMap } from "./tracked-map.ts";

const MAX_KEPT = 10_000;

/** What operators have decided, by address: it holds for whoever registers there, now or later. */
export class OperatorStates {
  /** By agentId; only of what is held back, the latest 10,000 decisions at most. */
  readonly kept: TrackedMap<OperatorState>;

  /** @param stored what an earlier process knew. */
  constructor(stored: Iterable<OperatorState> = []) {
    this.kept = new TrackedMap([...stored].map((state) => [state.agentId, state]));
  }

  /** The decision on an address; nothing is held back when there is none. */
  of({ agentId, facts }: Pick<Instance, "agentId" | "facts">): OperatorState {
    const undecided = { agentId, name: facts.name, drained: null, disabled: null };
    return this.kept.get(agentId) ?? undecided;
  }

  /** Takes a decision; the state after it. */
  decide(
    instance: Pick<Instance, "agentId" | "facts">,
    action: OperatorAction,
    mark: OperatorMark,
  ): OperatorState {
    const state = afterAction(this.of(instance), action, mark);
    if (isHeldBack(state)) this.kept.set(state.agentId, state);
    else this.kept.delete(state.agentId);
    this.kept.trim(MAX_KEPT);
    return state;
  }
}
