import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";

/** A Twenty that takes its time. */
export interface SlowTwenty {
  readonly url: string;
  /** From now on each answer is held back for so long. */
  take(latencyMs: number): void;
  close(): Promise<void>;
}

/** Stands before another Twenty and holds each answer back, as the distance to a real one does. */
export async function slowTwenty(twentyUrl: string): Promise<SlowTwenty> {
  let latencyMs = 0;
  const server = createServer((incoming, outgoing) => {
    const { method, url = "/", headers } = incoming;
    const onward = request(new URL(url, twentyUrl), { method, headers }, (answer) => {
      void after(latencyMs).then(() => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
    });
    onward.once("error", (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take(ms) {
      latencyMs = ms;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
