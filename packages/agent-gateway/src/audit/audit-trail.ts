import type { AuditEntry } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { type Edits, TrackedMap } from "../registry/tracked-map.ts";

/** Older lines make room. */
const MAX_KEPT = 10_000;
/** Whoever may register writes as many lines as it likes: they push one another out, and not those of operators. */
const MAX_OF_AGENTS = 8_000;

/** What is written down; its time and number are added. */
export type AuditRecord = Omit<AuditEntry, "id" | "at">;

/** Who did what, when and why: the last 10,000 lines, stored with the change that they tell of. */
export class AuditTrail {
  readonly #clock: Clock;
  readonly #kept: TrackedMap<AuditEntry>;
  #ofAgents: number;
  #lastMs = 0;
  #inSameMs = 0;

  /** @param stored what an earlier process wrote down. */
  constructor({
    clock,
    stored = [],
  }: {
    readonly clock: Clock;
    readonly stored?: readonly AuditEntry[];
  }) {
    this.#clock = clock;
    const inOrder = stored.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#kept = new TrackedMap(inOrder.map((entry) => [entry.id, entry]));
    this.#ofAgents = inOrder.filter(isOfAgent).length;
    this.#lastMs = Number(inOrder.at(-1)?.id.split("-")[0] ?? 0);
    // Another process may have written within the same millisecond.
    this.#inSameMs = Number(inOrder.at(-1)?.id.split("-")[1] ?? 0);
  }

  record(record: AuditRecord): AuditEntry {
    const now = this.#clock.now();
    const entry: AuditEntry = { id: this.#nextId(now.getTime()), at: now.toISOString(), ...record };
    this.#kept.set(entry.id, entry);
    if (isOfAgent(entry)) this.#ofAgents += 1;
    this.#makeRoom();
    return entry;
  }

  /** Latest first. */
  entries(): AuditEntry[] {
    return [...this.#kept.values()].reverse();
  }

  /** What has been written down since the last call; it counts as stored until it is given back. */
  takeUnsaved(): Edits<AuditEntry> {
    return this.#kept.takeUnsaved();
  }

  /** It could not be stored: it is taken again next time. */
  giveBack(edits: Edits<AuditEntry>): void {
    this.#kept.giveBack(edits);
  }

  #makeRoom(): void {
    const isOverrun = this.#ofAgents > MAX_OF_AGENTS;
    if (!isOverrun && this.#kept.size <= MAX_KEPT) return;
    for (const entry of this.#kept.values()) {
      if (isOverrun && !isOfAgent(entry)) continue;
      this.#kept.delete(entry.id);
      if (isOfAgent(entry)) this.#ofAgents -= 1;
      return;
    }
  }

  /** Sorts as text in the order of the lines, whatever the wall clock does. */
  #nextId(nowMs: number): string {
    if (nowMs > this.#lastMs) {
      this.#lastMs = nowMs;
      this.#inSameMs = 0;
    } else {
      this.#inSameMs += 1;
    }
    return `${String(this.#lastMs).padStart(15, "0")}-${String(this.#inSameMs).padStart(6, "0")}`;
  }
}

function isOfAgent({ action }: Pick<AuditEntry, "action">): boolean {
  return action === "agent.register" || action === "agent.unregister";
}
