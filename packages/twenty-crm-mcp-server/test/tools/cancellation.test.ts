import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import { listen } from "service-kit";
import { waitFor } from "testkit";
import { expect, it } from "vitest";
import { connectTools, openWorkbench } from "./workbench.ts";

it("a call that the client gives up is given up at Twenty too", async () => {
  await using working = await openWorkbench();
  const held: ServerResponse[] = [];
  // Twenty at its slowest: tells its schema, then takes a request for records and never answers.
  const slow = createServer((incoming, outgoing) => {
    if (!/^\/(rest\/)?metadata/.test(incoming.url ?? "")) {
      held.push(outgoing);
      return;
    }
    const { method, headers, url = "/" } = incoming;
    const forwarded = request(new URL(url, working.twentyUrl), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  const listening = await listen(slow, { port: 0, host: "127.0.0.1" });
  try {
    await using bench = await connectTools(listening.url, working.apiKey);
    const giveUp = new AbortController();
    const call = bench.client.callTool(
      { name: "list-persons", arguments: {} },
      { signal: giveUp.signal },
    );
    const failed = expect(call).rejects.toThrow();
    const response = await waitFor(() => held[0], { what: "the request for records" });
    const closed = once(response, "close");
    giveUp.abort();
    await failed;
    await closed;
    expect(response.writableFinished).toBe(false);
  } finally {
    await listening.close();
  }
}, 10_000);
