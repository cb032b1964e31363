import { useSyncExternalStore } from "react";

/** A value that several parts of a page watch. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly update: (change: (value: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store in memory. */
export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Makes a store that a reload of this tab keeps, and its end forgets. What cannot be read is the default. */
export function createTabStore<T>(key: string, fallback: T): Store<T> {
  const store = createStore(stored(key) ?? fallback);
  store.subscribe(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Full, or forbidden by the browser's settings: it then lasts as long as the page.
    }
  });
  return store;

  function stored(name: string): T | undefined {
    try {
      const text = sessionStorage.getItem(name);
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  }
}

/** Watches a store. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
