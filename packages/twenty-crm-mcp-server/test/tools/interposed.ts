import { createServer, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "service-kit";

/** A Twenty that is another one, but for the requests that a test answers itself. */
export interface Interposed extends AsyncDisposable {
  readonly url: string;
}

/** Passes everything on to `targetUrl`, except the requests that are to be answered otherwise. */
export async function interposed(
  targetUrl: string,
  isOwn: (request: { readonly url: string; readonly body: string }) => boolean,
  answer: (response: ServerResponse) => void,
): Promise<Interposed> {
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      const { method, headers, url = "/" } = incoming;
      if (isOwn({ url, body })) {
        answer(outgoing);
        return;
      }
      const forwarded = request(new URL(url, targetUrl), { method, headers }, (answered) => {
        outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(outgoing);
      });
      forwarded.end(body);
    });
  });
  const listening = await listen(server, { port: 0, host: "127.0.0.1" });
  return { url: listening.url, [Symbol.asyncDispose]: () => listening.close() };
}
