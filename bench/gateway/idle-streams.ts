import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import type { Contestant } from "./contestants/contestant.ts";
import { freePort } from "./free-port.ts";
import { residentKiB } from "./process-figures.ts";
import { runProgram } from "./run-program.ts";

const PROGRAM = join(import.meta.dirname, "silent-upstream.ts");
/** At once: a listener's queue is not endless. */
const AT_ONCE = 100;

/** Holds that many event streams open through each contestant and prints what one costs in memory. */
export async function measureIdleStreams(
  contestants: readonly Contestant[],
  { count, folder }: { readonly count: number; readonly folder: string },
): Promise<void> {
  const rows: Record<string, object> = {};
  for (const { name, start } of contestants) {
    const port = await freePort();
    await using silent = await runProgram(process.execPath, [PROGRAM, String(port)], { port });
    const started = await start({ folder, upstream: { ...silent, port } });
    if (typeof started === "string") continue;
    await using contestant = started;
    if (contestant.sse === undefined) continue;
    const url = new URL(contestant.sse.url);
    const resident = (): number => contestant.pids.reduce((sum, pid) => sum + residentKiB(pid), 0);
    // What the first ones cost is what any traffic costs.
    const sockets = await openStreams(url, AT_ONCE * 5);
    const before = resident();
    sockets.push(...(await openStreams(url, count - sockets.length)));
    const each = (resident() - before) / (count - AT_ONCE * 5);
    rows[name] = { streams: count, "KiB each": Math.round(each * 10) / 10 };
    for (const socket of sockets) socket.destroy();
  }
  console.log("\nSilent event streams, by GET");
  console.table(rows);
}

async function openStreams(url: URL, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const missing = Math.min(AT_ONCE, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: missing }, () => openStream(url)))));
  }
  return sockets;
}

async function openStream({ host, hostname, port, pathname }: URL): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => {});
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n\r\n`);
  const [bytes] = (await once(socket, "data")) as [Buffer];
  if (!bytes.includes(" 200 ")) throw new Error(`A stream was answered ${bytes.toString()}`);
  return socket;
}
