import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { listen } from "service-kit";
import { startSandbox } from "twenty-sandbox";
import { ScriptedAuthorizationServer } from "./scripted-authorization-server.ts";

/** A Twenty on a sandbox, to which people can sign in. */
export interface ScriptedTwenty extends AsyncDisposable {
  readonly url: string;
  /** A key of the same workspace. */
  readonly apiKey: string;
  readonly oauth: ScriptedAuthorizationServer;
  /** Paths of what the API was asked for. */
  readonly requests: readonly string[];
}

/** Access tokens that the authorization server has given stand for the sandbox's own key. */
export async function startScriptedTwenty(): Promise<ScriptedTwenty> {
  const sandbox = await startSandbox({ port: 0, seed: "empty" });
  const oauth = new ScriptedAuthorizationServer();
  const requests: string[] = [];

  async function handle(request: Request): Promise<Response> {
    const body = await request.text();
    const url = new URL(request.url);
    const answer = oauth.answer(url, body);
    if (answer !== undefined) return answer;
    requests.push(url.pathname);
    const headers = new Headers(request.headers);
    const given = headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
    if (given !== sandbox.apiKey && !oauth.isGoodAccess(given)) return refusal(url);
    headers.set("authorization", `Bearer ${sandbox.apiKey}`);
    for (const name of ["host", "connection", "content-length"]) headers.delete(name);
    return fetch(new URL(`${url.pathname}${url.search}`, sandbox.url), {
      method: request.method,
      headers,
      ...(body !== "" && { body }),
    });
  }

  const listener = getRequestListener(handle, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const listening = await listen(server, { port: 0, host: "127.0.0.1" });
  return {
    url: listening.url,
    apiKey: sandbox.apiKey,
    oauth,
    requests,
    async [Symbol.asyncDispose]() {
      await listening.close();
      await sandbox.close();
    },
  };
}

/** As Twenty words it, over REST and over GraphQL. */
function refusal({ pathname }: URL): Response {
  if (pathname.startsWith("/rest")) {
    const messages = ["Token has expired."];
    return Response.json({ statusCode: 401, error: "UNAUTHENTICATED", messages }, { status: 401 });
  }
  const errors = [{ message: "Token has expired.", extensions: { code: "UNAUTHENTICATED" } }];
  return Response.json({ data: null, errors });
}
