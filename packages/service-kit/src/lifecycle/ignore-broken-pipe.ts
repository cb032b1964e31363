import type { Writable } from "node:stream";

/** A reader that went away (`| head`) is no reason for a process to end: what it writes from then on is lost. */
export function ignoreBrokenPipe(...streams: readonly Writable[]): void {
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
