import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createManualClock, waitFor } from "testkit";
import { expect, test } from "vitest";
import type { InboundExchange } from "../../src/transport/inbound.ts";
import { SocketServer } from "../../src/transport/socket/socket-server.ts";

const HEAD = "POST /crm/mcp HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n";
const request = (target: string): string => `GET ${target} HTTP/1.1\r\nhost: localhost\r\n\r\n`;

/** A server, one connection to it and what it has answered. */
async function stage(handle: (client: InboundExchange) => void) {
  const manual = createManualClock();
  const server = new SocketServer(
    (client) => {
      if (client.target.startsWith("/api")) return "control";
      handle(client);
      return "taken";
    },
    (incoming, response) => response.end(`control ${incoming.url}`),
    manual.clock,
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket: Socket = connect({ port, host: "127.0.0.1" });
  let answer = "";
  let isClosed = false;
  socket.setEncoding("latin1").on("data", (text: string) => {
    answer += text;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    isClosed = true;
  });
  await once(socket, "connect");
  return {
    ...manual,
    server,
    socket,
    answer: () => answer,
    answered: (pattern: RegExp) => waitFor(() => pattern.test(answer), { what: String(pattern) }),
    closed: () => waitFor(() => isClosed, { what: "the connection to be closed" }),
    async [Symbol.asyncDispose]() {
      socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const echo = (client: InboundExchange): void => client.answer(200, [], `<${client.target}>`);

test("requests that come at once are answered one after the other, in their order", async () => {
  const open: InboundExchange[] = [];
  await using it = await stage((client) => void open.push(client));
  it.socket.write(request("/1") + request("/2") + request("/api/3") + request("/4"));
  await waitFor(() => open.length === 1, { what: "the first" });
  echo(open[0] as InboundExchange);
  await waitFor(() => open.length === 2, { what: "the second" });
  echo(open[1] as InboundExchange);
  // The third took the connection over to node:http, which reads on in its own way.
  await waitFor(() => open.length === 3, { what: "the fourth" });
  echo(open[2] as InboundExchange);
  await it.answered(/<\/1>.*<\/2>.*control \/api\/3.*<\/4>/s);
});

test("a request that stays incomplete goes over to node:http, which has the patience it is set to", async () => {
  await using it = await stage(echo);
  it.socket.write(HEAD.slice(0, 20));
  await it.advance(2000);
  it.socket.write(`${HEAD.slice(20)}{`);
  await it.advance(2000);
  it.socket.write("}");
  await it.answered(/<\/crm\/mcp>/);
});

test("a connection without a request is closed after its keep-alive time and not before", async () => {
  await using it = await stage(echo);
  it.socket.write(request("/1"));
  await it.answered(/keep-alive: timeout=5\r\n.*<\/1>/s);
  await it.advance(4000);
  it.socket.write(request("/2"));
  await it.answered(/<\/2>/);
  await it.advance(8000);
  await it.closed();
});

test("a client that goes away is told of while its answer is under way, and not after", async () => {
  let gone = 0;
  const open: InboundExchange[] = [];
  await using it = await stage((client) => {
    client.onGone(() => {
      gone += 1;
    });
    open.push(client);
  });
  it.socket.write(request("/1"));
  await waitFor(() => open.length === 1, { what: "the request" });
  echo(open[0] as InboundExchange);
  await it.answered(/<\/1>/);
  expect(gone).toBe(0);
  it.socket.write(request("/2"));
  await waitFor(() => open.length === 2, { what: "the second" });
  it.socket.destroy();
  await waitFor(() => gone === 1, { what: "the client to be missed" });
  expect(open[1]?.isGone).toBe(true);
  // What is answered now is lost, and nobody is told off for it.
  echo(open[1] as InboundExchange);
});

test("an answer of which less is written than was promised is cut, and one of which more is", async () => {
  for (const body of ["abc", "abcde"]) {
    await using it = await stage((client) => {
      client.start(200, ["content-length", "4"]);
      client.write(body);
      client.end();
    });
    it.socket.write(request("/1"));
    await it.closed();
    expect(it.answer()).not.toContain("abcde");
  }
});

test("a line in a value of an answer's field is refused and nothing of it is sent", async () => {
  let refused: unknown;
  await using it = await stage((client) => {
    try {
      client.start(200, ["x", "a\r\nset-cookie: b"]);
    } catch (error) {
      refused = error;
      client.answer(500, [], "no");
    }
  });
  it.socket.write(request("/1"));
  await it.answered(/500 Internal Server Error\r\n.*no$/s);
  expect(refused).toBeInstanceOf(TypeError);
  expect(it.answer()).not.toContain("set-cookie");
});

test("answers without content have none, whatever is written", async () => {
  await using it = await stage((client) => {
    client.start(204, []);
    client.write("abc");
    client.end();
  });
  it.socket.write(request("/1") + request("/2"));
  await it.answered(/^HTTP\/1\.1 204 No Content\r\n(?:[\w-]+: [^\r]*\r\n)+\r\nHTTP\/1\.1 204/);
  expect(it.answer()).not.toContain("abc");
});

test("once the server accepts no more, an answer ends its connection", async () => {
  const open: InboundExchange[] = [];
  await using it = await stage((client) => void open.push(client));
  it.socket.write(request("/1"));
  await waitFor(() => open.length === 1, { what: "the request" });
  it.server.close();
  it.server.closeIdleConnections();
  echo(open[0] as InboundExchange);
  await it.closed();
  expect(it.answer()).toMatch(/connection: close\r\n.*<\/1>$/s);
});

test("a client that asks on and on without reading does not fill the memory with answers", async () => {
  let answers = 0;
  const body = "x".repeat(64 * 1024);
  await using it = await stage((client) => {
    answers += 1;
    client.answer(200, [], body);
  });
  it.socket.pause();
  it.socket.write(request("/1").repeat(1000));
  let before = -1;
  await waitFor(
    () => {
      const isStill = answers === before;
      before = answers;
      return isStill && answers > 0;
    },
    { what: "the answers to pause", everyMs: 200 },
  );
  expect(answers).toBeLessThan(500);
});
