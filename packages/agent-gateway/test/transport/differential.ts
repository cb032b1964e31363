import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { systemClock } from "service-kit";
import type { InboundHandler } from "../../src/transport/inbound.ts";
import { createNodeHttpListener } from "../../src/transport/node-http/node-http-server.ts";
import { SocketServer } from "../../src/transport/socket/socket-server.ts";

/** What came of some bytes at one server. */
export interface Reception {
  /** Requests in the order in which they came; `null` for one whose body did not come whole. */
  readonly seen: readonly (object | null)[];
  /** Statuses of the answers. */
  readonly statuses: readonly string[];
}

/** The same bytes at `node:http` and at the socket transport in front of it. */
export interface Differential extends AsyncDisposable {
  /** `cuts`: where the bytes are cut into several writes. */
  compare(
    bytes: Buffer,
    cuts?: readonly number[],
  ): Promise<{
    readonly node: Reception;
    readonly socket: Reception;
  }>;
}

/** A request that both servers answer last, because it asks for the end of the connection. */
const LAST = Buffer.from("GET /last HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");

/** Starts both servers; every request is answered at once. */
export async function startDifferential(): Promise<Differential> {
  let seen: (object | null)[] = [];
  const handle: InboundHandler = (client) => {
    if (client.target.startsWith("/api")) return "control";
    const { method, target, fields } = client;
    const list = seen;
    const index = list.push(null) - 1;
    void Promise.resolve(client.readBody(1024 * 1024)).then((body) => {
      if (body.kind !== "whole") return;
      // Bytes as text, so that a difference can be read.
      list[index] = { method, target, fields, body: body.body.toString("latin1") };
      client.answer(200, [], "x");
    });
    return "taken";
  };
  const control: RequestListener = (request, response) => {
    seen.push({ method: request.method, url: request.url, fields: request.rawHeaders });
    response.end("x");
  };
  const servers = {
    node: createServer(createNodeHttpListener(handle, control)),
    socket: new SocketServer(handle, control, systemClock),
  };
  for (const server of Object.values(servers)) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }

  async function receive(server: Server, bytes: Buffer, cuts: readonly number[]) {
    seen = [];
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let answer = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.on("error", () => {});
    const closed = once(socket, "close");
    const edges = [0, ...cuts, bytes.length];
    for (const [index, edge] of edges.slice(1).entries()) {
      socket.write(bytes.subarray(edges[index], edge));
      await setImmediate();
    }
    socket.end(LAST);
    await closed;
    return { seen, statuses: [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, s = ""]) => s) };
  }

  return {
    async compare(bytes, cuts = []) {
      const node = await receive(servers.node, bytes, cuts);
      return { node, socket: await receive(servers.socket, bytes, cuts) };
    },
    async [Symbol.asyncDispose]() {
      for (const server of Object.values(servers)) {
        server.close();
        server.closeAllConnections();
        await once(server, "close");
      }
    },
  };
}

/**
 * What is wrong about the socket transport's reception, or nothing. Where a later message is malformed, `node:http`
 * ends the connection before it has handled what came before, which the socket transport has: that much may
 * differ, and nothing else.
 */
export function difference(node: Reception, socket: Reception): string | undefined {
  const expected = begun(node.seen);
  const actual = begun(socket.seen);
  const isCut = node.statuses.at(-1) !== "200" || expected.includes("null");
  const isSame = (one: string, index: number): boolean =>
    one === actual[index] || (one === "null" && isCut);
  if (expected.length !== actual.length || !expected.every(isSame)) {
    return `node:http saw ${expected.join(" and ")}; the socket transport ${actual.join(" and ")}`;
  }
  // What is malformed may end a connection before the answer to what came before it has left.
  const wasRefused = isCut || socket.statuses.at(-1) !== "200";
  const [first, other] = [node.statuses[0], socket.statuses[0]];
  return first === other || wasRefused
    ? undefined
    : `node:http answered ${first}, the socket transport ${other}`;
}

/** As text; without a last one whose body never came, which the socket transport does not begin to handle. */
function begun(seen: Reception["seen"]): string[] {
  return (seen.at(-1) === null ? seen.slice(0, -1) : seen).map((one) => JSON.stringify(one));
}
