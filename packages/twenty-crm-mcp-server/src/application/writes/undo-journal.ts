import { randomBytes } from "node:crypto";
import type { Clock } from "service-kit";
import type { UndoStep } from "./undo-step.ts";

/** A change that can still be taken back. */
interface UndoableChange {
  /** One line that says what was done. */
  readonly summary: string;
  readonly steps: readonly UndoStep[];
}

/** Remembers what the last writes replaced, by short handles. */
export interface UndoJournal {
  /** @returns the handle that `undo-change` takes; undefined where nothing is remembered. */
  keep(change: UndoableChange): string | undefined;
  /** Undefined when it was never there, was taken, or is forgotten. */
  peek(handle: string): UndoableChange | undefined;
  /** Forgets a change once it has been taken back. */
  forget(handle: string): void;
}

/** Remembers nothing. */
export const forgetfulJournal: UndoJournal = {
  keep: () => undefined,
  peek: () => undefined,
  forget: () => {},
};

const MAX_AGE_MS = 86_400_000;

/** Kept in memory, within bounds: `maxChanges` of them, each at most a day. */
export function createUndoJournal(clock: Clock, { maxChanges = 1_000 } = {}): UndoJournal {
  // A map keeps the order of insertion: the first entry is the oldest.
  const changes = new Map<string, UndoableChange & { readonly keptMs: number }>();

  function dropOld(): void {
    const oldestMs = clock.monotonicMs() - MAX_AGE_MS;
    for (const [handle, { keptMs }] of changes) {
      if (keptMs > oldestMs && changes.size <= maxChanges) return;
      changes.delete(handle);
    }
  }

  return {
    keep(change) {
      const handle = `u-${randomBytes(6).toString("hex")}`;
      changes.set(handle, { ...change, keptMs: clock.monotonicMs() });
      dropOld();
      return handle;
    },
    peek(handle) {
      dropOld();
      return changes.get(handle);
    },
    forget(handle) {
      changes.delete(handle);
    },
  };
}
