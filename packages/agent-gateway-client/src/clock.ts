/** Time as the client needs it; service-kit's `Clock` fits. */
export interface ClientClock {
  now(): Date;
  setTimer(callback: () => void, delayMs: number): { cancel(): void };
}

/** The machine's own time; its timers never keep a process alive. */
export const systemClock: ClientClock = {
  now: () => new Date(),
  setTimer(callback, delayMs) {
    const handle = setTimeout(callback, delayMs);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
