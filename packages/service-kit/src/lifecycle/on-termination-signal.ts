/** The part of `process` that is needed here. */
export interface SignalSource {
  on(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Runs `shutdown` on SIGTERM or SIGINT and then exits with code 0;
 * a second signal exits at once with 128 + its number, as shells expect.
 */
export function onTerminationSignal(
  source: SignalSource,
  shutdown: (reason: string) => Promise<void>,
): void {
  let stopping = false;
  const listen = (signal: "SIGTERM" | "SIGINT", number: number): void => {
    source.on(signal, () => {
      if (stopping) {
        source.exit(128 + number);
        return;
      }
      stopping = true;
      shutdown(signal).then(
        () => source.exit(0),
        () => source.exit(1),
      );
    });
  };
  listen("SIGTERM", 15);
  listen("SIGINT", 2);
}
