import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { guardRequest, type Logger, type RequestGuardPolicy } from "service-kit";
import type { AdminEnv } from "../admin/admin-env.ts";
import { authorize } from "../admin/authorize.ts";
import { problemOf } from "../errors/problem-response.ts";
import type { McpProxy } from "../proxy/create-proxy.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { serviceOfPath } from "./service-of-path.ts";
import { writeProblem } from "./write-problem.ts";

/** The two paths a request may take, and what stands before both. */
export interface RequestListenerOptions {
  readonly admin: Hono<AdminEnv>;
  readonly proxy: McpProxy;
  readonly guard: RequestGuardPolicy;
  readonly apiKey: string | undefined;
  readonly logger: Logger;
}

/** Host and Origin are checked for every request; then it goes to the data path or to the control path. */
export function createRequestListener(options: RequestListenerOptions): RequestListener {
  const control = getRequestListener(
    (request, env) =>
      options.admin.fetch(request, {
        peerAddress: "incoming" in env ? env.incoming.socket.remoteAddress : undefined,
      }),
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    const { host, origin } = request.headers;
    const verdict = guardRequest({ host, origin }, options.guard);
    if (!verdict.allowed) {
      writeProblem(response, problemOf("forbidden", verdict.reason));
      return;
    }
    if (request.method === "OPTIONS") {
      response.writeHead(204, preflightHeaders(origin)).end();
      return;
    }
    for (const [name, value] of Object.entries(corsHeaders(origin)))
      response.setHeader(name, value);
    const service = serviceOfPath(request.url ?? "/");
    if (service === undefined) void control(request, response);
    else proxied(request, response, service, options);
  };
}

function proxied(
  request: IncomingMessage,
  response: ServerResponse,
  service: string,
  { proxy, apiKey, logger }: RequestListenerOptions,
): void {
  const caller = authorize(
    {
      authorization: request.headers.authorization,
      apiKey: request.headers["x-api-key"]?.toString(),
    },
    apiKey,
  );
  if (!caller.authorized) {
    writeProblem(response, problemOf("unauthorized", caller.reason), {
      "www-authenticate": 'Bearer realm="agent-gateway"',
    });
    return;
  }
  proxy.handle(request, response, service).catch((error: unknown) => {
    logger.error("A proxied request failed", { service, error });
    if (response.headersSent) response.destroy();
    else
      writeProblem(response, problemOf("internal_error", "The gateway failed; its log says why."));
  });
}
