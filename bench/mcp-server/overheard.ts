import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A request to Twenty's GraphQL that somebody made. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: { readonly data?: { readonly id?: string } };
}

/** A Twenty whose questions are heard. */
export interface Overheard {
  readonly url: string;
  /** The last request to its GraphQL. */
  last(): GraphqlRequest;
  close(): Promise<void>;
}

/** Stands before another Twenty and remembers what it was last asked. */
export async function overheard(twentyUrl: string): Promise<Overheard> {
  let heard: GraphqlRequest | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const { method, url = "/", headers } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (url === "/graphql") heard = JSON.parse(body.toString()) as GraphqlRequest;
    const onward = request(new URL(url, twentyUrl), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once("error", (error) => outgoing.destroy(error));
    onward.end(body);
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
