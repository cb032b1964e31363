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
const MAX_CHARACTERS = 32 * 1024 * 1024;

interface KeptChange extends UndoableChange {
  readonly keptMs: number;
  /** About what it takes in memory. */
  readonly characters: number;
}

/**
 * Kept in memory, within bounds: `maxChanges` of them and `maxCharacters` of old values, each at most a day. A
 * change that is larger by itself is not kept.
 */
export function createUndoJournal(
  clock: Clock,
  { maxChanges = 1_000, maxCharacters = MAX_CHARACTERS } = {},
): UndoJournal {
  // A map keeps the order of insertion: the first entry is the oldest.
  const changes = new Map<string, KeptChange>();
  let characters = 0;

  function drop(handle: string): void {
    characters -= changes.get(handle)?.characters ?? 0;
    changes.delete(handle);
  }

  function dropOld(): void {
    const oldestMs = clock.monotonicMs() - MAX_AGE_MS;
    for (const [handle, { keptMs }] of changes) {
      const isWithin = changes.size <= maxChanges && characters <= maxCharacters;
      if (keptMs > oldestMs && isWithin) return;
      drop(handle);
    }
  }

  return {
    keep(change) {
      const size = sizeOf(change);
      if (size > maxCharacters) return undefined;
      const handle = `u-${randomBytes(6).toString("hex")}`;
      changes.set(handle, { ...change, keptMs: clock.monotonicMs(), characters: size });
      characters += size;
      dropOld();
      return handle;
    },
    peek(handle) {
      dropOld();
      return changes.get(handle);
    },
    forget: drop,
  };
}

function sizeOf({ steps }: UndoableChange): number {
  const text = JSON.stringify(steps, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return text.length;
}
