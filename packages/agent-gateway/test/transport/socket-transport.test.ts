import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { createSocketTransport } from "../../src/transport/socket/socket-transport.ts";
import type {
  UpstreamFailure,
  UpstreamRequest,
  UpstreamTransport,
} from "../../src/transport/upstream.ts";

const ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

/** An instance whose bytes the test writes itself, and a transport to it. */
async function stage(onRequest: (socket: Socket, text: string) => void) {
  const manual = createManualClock();
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => onRequest(socket, bytes.toString("latin1")));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const securely: UpstreamRequest[] = [];
  const secure: UpstreamTransport = {
    dispatch(request) {
      securely.push(request);
      return { pause() {}, resume() {}, abort() {} };
    },
    close: () => Promise.resolve(),
  };
  const transport = createSocketTransport({ clock: manual.clock, secure });

  const request = {
    origin,
    method: "POST",
    path: "/mcp",
    fields: ["host", "a"],
    body: Buffer.from("{}"),
    firstByteTimeoutMs: 60_000,
  };

  /** Sends a request and keeps what is heard of it. */
  function send(changes: Partial<UpstreamRequest> = {}) {
    const heard = { status: 0, body: "", isWhole: false, failure: undefined as unknown };
    const exchange = transport.dispatch(
      { ...request, ...changes },
      {
        onStart: (status) => {
          heard.status = status;
        },
        onData: (chunk) => {
          heard.body += chunk.toString();
        },
        onEnd: () => {
          heard.isWhole = true;
        },
        onError: (failure) => {
          heard.failure = failure;
        },
      },
    );
    return {
      heard,
      exchange,
      whole: () => waitFor(() => heard.isWhole, { what: "the whole answer" }),
      failed: () => waitFor(() => heard.failure as UpstreamFailure, { what: "a failure" }),
    };
  }

  return {
    ...manual,
    send,
    request,
    sockets,
    securely,
    transport,
    server,
    async [Symbol.asyncDispose]() {
      await transport.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("a request has its length, and the next one goes over the same connection", async () => {
  const requests: string[] = [];
  await using it = await stage((socket, text) => {
    requests.push(text);
    socket.write(ANSWER);
  });
  for (let i = 0; i < 3; i += 1) await it.send().whole();
  expect(it.sockets).toHaveLength(1);
  expect(requests[2]).toBe("POST /mcp HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}");
});

test("a connection that the instance closed while it lay idle is not used", async () => {
  await using it = await stage((socket) => socket.write(ANSWER));
  await it.send().whole();
  const [first] = it.sockets;
  first?.end();
  await waitFor(() => first?.destroyed, { what: "the other end to close too" });
  const { heard, whole } = it.send();
  await whole();
  expect(heard.body).toBe("ok");
  expect(it.sockets).toHaveLength(2);
});

test("a connection is closed before servers close theirs", async () => {
  await using it = await stage((socket) => socket.write(ANSWER));
  await it.send().whole();
  await it.advance(5000);
  await waitFor(() => it.sockets[0]?.destroyed, { what: "the connection to be closed" });
});

test("what an instance says beyond its answer, or unasked, ends its connection and is heard by nobody", async () => {
  await using it = await stage((socket) =>
    socket.write(`${ANSWER}HTTP/1.1 200 OK\r\n\r\nsmuggled`),
  );
  const first = it.send();
  await first.whole();
  const second = it.send();
  await second.whole();
  expect([first.heard.body, second.heard.body]).toEqual(["ok", "ok"]);
  expect(it.sockets).toHaveLength(2);
});

describe("a failure says whether the instance may have the request:", () => {
  test("not when it refuses the connection", async () => {
    await using it = await stage(() => {});
    it.server.close();
    await once(it.server, "close");
    expect(await it.send().failed()).toMatchObject({ code: "ECONNREFUSED", wasSent: false });
  });

  test("not when the request cannot be written", async () => {
    await using it = await stage(() => {});
    const { failed } = it.send({ fields: ["x", "a\r\nb: c"] });
    expect(await failed()).toMatchObject({ code: "ERR_INVALID_CHAR", wasSent: false });
    expect(it.sockets).toHaveLength(0);
  });

  test("not after the transport was closed", async () => {
    await using it = await stage(() => {});
    await it.transport.close();
    expect(await it.send().failed()).toMatchObject({ wasSent: false });
  });

  test("perhaps when the connection is cut", async () => {
    await using it = await stage((socket) => void socket.resetAndDestroy());
    expect(await it.send().failed()).toMatchObject({ wasSent: true, timedOut: false });
  });

  test("perhaps when it closes without an answer", async () => {
    await using it = await stage((socket) => void socket.end());
    expect(await it.send().failed()).toMatchObject({ code: "ERR_UPSTREAM_CLOSED", wasSent: true });
  });

  test("perhaps when the answer is none", async () => {
    await using it = await stage((socket) => void socket.write("SSH-2.0\r\n\r\n"));
    expect(await it.send().failed()).toMatchObject({ code: "ERR_UPSTREAM_HEAD", wasSent: true });
  });

  test("perhaps when the first byte does not come in time, counted from the request and not from one before", async () => {
    let asked = 0;
    await using it = await stage((socket) => {
      asked += 1;
      if (asked === 1) socket.write(ANSWER);
    });
    await it.send({ firstByteTimeoutMs: 3000 }).whole();
    await it.advance(2000);
    const { failed, heard } = it.send({ firstByteTimeoutMs: 3000 });
    await waitFor(() => asked === 2, { what: "the second request" });
    await it.advance(2500);
    expect(heard.failure).toBeUndefined();
    await it.advance(600);
    expect(await failed()).toMatchObject({ wasSent: true, timedOut: true });
  });
});

test("a fault of whoever hears the answer ends that request alone", async () => {
  await using it = await stage((socket) => socket.write(ANSWER));
  let failure: UpstreamFailure | undefined;
  it.transport.dispatch(it.request, {
    onStart: () => {
      throw new Error("cannot be passed on");
    },
    onData: () => {},
    onEnd: () => {},
    onError: (heard) => {
      failure = heard;
    },
  });
  await waitFor(() => failure, { what: "the failure" });
  expect(failure).toMatchObject({ code: "cannot be passed on", wasSent: true });
  await it.send().whole();
});

test("an aborted request ends at the instance, and nothing more is heard of it", async () => {
  await using it = await stage((socket) => socket.write(ANSWER.slice(0, -1)));
  const { exchange, heard } = it.send();
  await waitFor(() => heard.body === "o", { what: "the beginning" });
  exchange.abort();
  await waitFor(() => it.sockets[0]?.destroyed, { what: "the connection to be closed" });
  expect(heard).toMatchObject({ isWhole: false, failure: undefined });
});

test("a request to an origin with TLS goes through the other transport", async () => {
  await using it = await stage(() => {});
  it.send({ origin: "https://a:1" });
  expect(it.securely).toHaveLength(1);
});
