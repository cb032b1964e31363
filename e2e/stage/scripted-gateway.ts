import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { waitFor } from "testkit";

/** One request that reached the gateway. */
interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A gateway that knows the founding contract only: records what it is told and answers what it is told to. */
export interface ScriptedGateway extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Status for the next requests; `hang` never answers. */
  answer: number | "hang";
  matching(method: string, path: RegExp): readonly RecordedRequest[];
  /** Waits until `count` such requests have come, and returns the first of them with the rest. */
  until(
    count: number,
    method: string,
    path: RegExp,
  ): Promise<readonly [RecordedRequest, ...RecordedRequest[]]>;
}

/** Starts on a free port, or on the given one. */
export async function startScriptedGateway(
  answer: number | "hang" = 200,
): Promise<ScriptedGateway> {
  const requests: RecordedRequest[] = [];
  const matching = (method: string, path: RegExp): RecordedRequest[] =>
    requests.filter((request) => request.method === method && path.test(request.path));
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      requests.push({
        method: request.method ?? "",
        path: request.url ?? "",
        authorization: request.headers.authorization,
        contentType: request.headers["content-type"],
        body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
      });
      if (gateway.answer === "hang") return;
      response.writeHead(gateway.answer, { "content-type": "application/json" });
      response.end(JSON.stringify({ success: gateway.answer < 400 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const gateway: ScriptedGateway = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    answer,
    matching,
    until: (count, method, path) =>
      waitFor(
        () => {
          const [first, ...rest] = matching(method, path);
          return first !== undefined && rest.length >= count - 1 && ([first, ...rest] as const);
        },
        { what: `${count} × ${method} ${path}`, timeoutMs: 20_000 },
      ) as Promise<readonly [RecordedRequest, ...RecordedRequest[]]>,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gateway;
}
