import type { RegistryChange } from "agent-gateway-contract";

/** One line of an instance's history; beats in a row are one line. */
export type TimelineEntry =
  | Pick<RegistryChange, "revision" | "kind" | "at" | "why" | "verdict">
  | {
      readonly kind: "beats";
      /** ISO 8601: of the latest beat. */
      readonly at: string;
      /** ISO 8601: of the first beat of the row. */
      readonly since: string;
      readonly count: number;
    };

const MAX_ENTRIES = 50;
/** Histories of instances that are gone are kept as long as there is room. */
const MAX_GONE = 1_000;

/** The last 50 things that happened to each instance. */
export class Timelines {
  readonly #entries = new Map<string, TimelineEntry[]>();
  /** In the order in which they went. */
  readonly #gone = new Set<string>();

  /** Oldest first; empty when nothing is known of the instance. */
  of(agentId: string): readonly TimelineEntry[] {
    return [...(this.#entries.get(agentId) ?? [])];
  }

  change({ agentId, revision, kind, at, why, verdict }: RegistryChange): void {
    this.#push(agentId, { revision, kind, at, why, verdict });
    if (kind === "removed") this.#forgetOldest(agentId);
    else this.#gone.delete(agentId);
  }

  beat(agentId: string, at: string): void {
    const entries = this.#entries.get(agentId);
    const last = entries?.at(-1);
    if (entries === undefined || last?.kind !== "beats") {
      this.#push(agentId, { kind: "beats", at, since: at, count: 1 });
    } else {
      entries[entries.length - 1] = { ...last, at, count: last.count + 1 };
    }
  }

  #push(agentId: string, entry: TimelineEntry): void {
    const entries = this.#entries.get(agentId) ?? [];
    this.#entries.set(agentId, entries);
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) entries.shift();
  }

  #forgetOldest(agentId: string): void {
    this.#gone.delete(agentId);
    this.#gone.add(agentId);
    const [oldest] = this.#gone;
    if (this.#gone.size <= MAX_GONE || oldest === undefined) return;
    this.#gone.delete(oldest);
    this.#entries.delete(oldest);
  }
}
