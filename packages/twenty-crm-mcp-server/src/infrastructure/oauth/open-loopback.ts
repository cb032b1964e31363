import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type ListeningServer, listen } from "service-kit";

/** A place on this machine that the browser is sent back to (RFC 8252 section 7.3). */
export interface Loopback {
  readonly redirectUri: string;
  /** Resolves with the first answer that is taken; others are turned away, since any page can call this address. */
  answer(isMine: (answer: URL) => boolean): Promise<URL>;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
const PATH = "/callback";

/** Listens on the wanted port where it is free, and on any other one else. */
export async function openLoopback(wantedPort = 0): Promise<Loopback> {
  const { promise, resolve } = Promise.withResolvers<URL>();
  let takes: (answer: URL) => boolean = () => false;
  const server = createServer((request, response) => {
    const answer = answerOf(request);
    if (answer === undefined) return page(response, 404, "There is nothing here.");
    if (!takes(answer)) return page(response, 400, "This is not the answer that is waited for.");
    page(response, 200, "You can close this page and go back to the terminal.");
    resolve(answer);
  });
  const listening = await listenNear(server, wantedPort);
  return {
    redirectUri: `http://${HOST}:${listening.port}${PATH}`,
    answer(isMine) {
      takes = isMine;
      return promise;
    },
    close: () => listening.close(),
  };
}

function answerOf({ method, url = "/" }: IncomingMessage): URL | undefined {
  if (method !== "GET" || !URL.canParse(url, `http://${HOST}`)) return undefined;
  const answer = new URL(url, `http://${HOST}`);
  return answer.pathname === PATH ? answer : undefined;
}

/** Shows nothing of the request: its address carries the code. */
function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(`<!doctype html><title>Twenty CRM MCP server</title><p>${text}</p>\n`);
}

async function listenNear(
  server: ReturnType<typeof createServer>,
  port: number,
): Promise<ListeningServer> {
  try {
    return await listen(server, { port, host: HOST });
  } catch (error) {
    if (port === 0) throw error;
    return listen(server, { port: 0, host: HOST });
  }
}
