import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { listen } from "../src/index.ts";

const loopback = { port: 0, host: "127.0.0.1" };

describe("listen", () => {
  test("tells the URL and the port that was chosen", async () => {
    const listening = await listen(
      createServer((_request, response) => response.end("here")),
      loopback,
    );
    expect(listening.url).toBe(`http://localhost:${listening.port}`);
    expect(await (await fetch(listening.url)).text()).toBe("here");
    await listening.close();
  });

  test("names the port that is in use", async () => {
    const first = await listen(createServer(), loopback);
    await expect(listen(createServer(), { ...loopback, port: first.port })).rejects.toThrow(
      `Port ${first.port} is already in use`,
    );
    await first.close();
  });

  test("lets an open request finish after it stopped accepting", async () => {
    const answer = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const listening = await listen(
      createServer((_request, response) => {
        arrived.resolve();
        void answer.promise.then(() => response.end("late"));
      }),
      loopback,
    );
    const call = fetch(listening.url);
    await arrived.promise;
    listening.stopAccepting();
    await expect(fetch(listening.url)).rejects.toThrow();
    answer.resolve();
    expect(await (await call).text()).toBe("late");
    await listening.close();
  });

  test("cuts what is still open after the grace", async () => {
    const listening = await listen(
      createServer(() => {}),
      loopback,
    );
    const socket = connect(listening.port, "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const cut = once(socket, "close");
    await listening.close({ graceMs: 50 });
    await cut;
  });

  test("closes at once when nothing is open, also the second time", async () => {
    const listening = await listen(createServer(), loopback);
    listening.stopAccepting();
    await Promise.all([listening.close({ graceMs: 60_000 }), listening.close({ graceMs: 60_000 })]);
    await listening.close({ graceMs: 60_000 });
  });

  test("does not wait for a kept-alive connection whose last request has ended", async () => {
    const answer = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const server = createServer((_request, response) => {
      arrived.resolve();
      void answer.promise.then(() => response.end("late"));
    });
    server.keepAliveTimeout = 600_000;
    const listening = await listen(server, loopback);
    const agent = new Agent({ keepAlive: true });
    const call = get(listening.url, { agent });
    const responded = once(call, "response") as Promise<[IncomingMessage]>;
    await arrived.promise;
    const closed = listening.close({ graceMs: 600_000 });
    answer.resolve();
    const [response] = await responded;
    expect(await text(response)).toBe("late");
    await closed;
    agent.destroy();
  });

  test("tells an address that does not exist", async () => {
    await expect(listen(createServer(), { port: 0, host: "192.0.2.1" })).rejects.toThrow(
      "Cannot listen on 192.0.2.1:0",
    );
  });

  test("an IPv6 address stands in brackets", async () => {
    const listening = await listen(createServer(), { port: 0, host: "::ffff:127.0.0.1" });
    expect(listening.url).toBe(`http://[::ffff:127.0.0.1]:${listening.port}`);
    await listening.close();
  });
});
