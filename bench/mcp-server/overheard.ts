import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request to Twenty's GraphQL that somebody made. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: { readonly data?: { readonly id?: string } };
}

/** A Twenty whose questions are heard. */
export interface Overheard {
  readonly url: string;
  /** The last request to its GraphQL. */
  readonly last: () => GraphqlRequest;
  readonly close: () => Promise<void>;
}

/** Stands before another Twenty and remembers what it was last asked. */
export async function overheard(twentyUrl: string): Promise<Overheard> {
  let heard: GraphqlRequest | undefined;
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method, url = "/", headers } = incoming;
    const body = await text(incoming);
    if (url === "/graphql") heard = JSON.parse(body) as GraphqlRequest;
    const onward = request(new URL(url, twentyUrl), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once("error", (error) => outgoing.destroy(error));
    onward.end(body);
  };
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error: Error) => outgoing.destroy(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    last() {
      if (heard === undefined) throw new Error("Twenty's GraphQL was not asked");
      return heard;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The same request once more; what makes a record makes another one. */
export function again({ query, variables }: GraphqlRequest): GraphqlRequest {
  const { data } = variables;
  if (data?.id === undefined) return { query, variables };
  return { query, variables: { ...variables, data: { ...data, id: randomUUID() } } };
}
