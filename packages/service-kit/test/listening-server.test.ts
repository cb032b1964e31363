import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
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
});
