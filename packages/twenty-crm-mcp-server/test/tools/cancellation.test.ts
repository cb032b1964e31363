import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { listen } from "service-kit";
import { waitFor } from "testkit";
import { expect, it } from "vitest";
import { connectTools } from "./workbench.ts";

it("a call that the client gives up is given up at Twenty too", async () => {
  const open: ServerResponse[] = [];
  // Twenty at its slowest: takes the request and never answers.
  const silent = createServer((_request, response) => {
    open.push(response);
  });
  const listening = await listen(silent, { port: 0, host: "127.0.0.1" });
  try {
    await using bench = await connectTools(listening.url, "key");
    const giveUp = new AbortController();
    const call = bench.client.callTool(
      { name: "list-persons", arguments: {} },
      { signal: giveUp.signal },
    );
    const failed = expect(call).rejects.toThrow();
    await waitFor(() => open.length > 0, { timeoutMs: 5_000, what: "the request at Twenty" });
    const [response] = open;
    const closed = response && once(response, "close");
    giveUp.abort();
    await failed;
    await closed;
    expect(response?.writableFinished).toBe(false);
  } finally {
    await listening.close();
  }
});
