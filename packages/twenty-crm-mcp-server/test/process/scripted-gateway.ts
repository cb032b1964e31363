import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A gateway that takes everything and keeps what it was told, with the time of arrival. */
export interface ScriptedGateway extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly { readonly line: string; readonly atMs: number }[];
}

/** Answers 200 at once, or never. */
export async function startScriptedGateway(answers: "at once" | "never"): Promise<ScriptedGateway> {
  const requests: { line: string; atMs: number }[] = [];
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, atMs: performance.now() });
    request.resume();
    if (answers === "never") return;
    response.writeHead(200, { "content-type": "application/json" }).end('{"success":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
