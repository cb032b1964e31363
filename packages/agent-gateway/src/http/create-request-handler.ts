import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { guardRequest, type Logger, type RequestGuardPolicy } from "service-kit";
import type { AdminEnv } from "../admin/admin-env.ts";
import { authorize } from "../admin/authorize.ts";
import { problemOf } from "../errors/problem-response.ts";
import type { McpProxy } from "../proxy/create-proxy.ts";
import { fieldLines, fieldValue } from "../transport/field-lines.ts";
import type { InboundExchange, InboundHandler } from "../transport/inbound.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { serviceOfPath } from "./service-of-path.ts";
import { writeProblem } from "./write-problem.ts";

/** What stands before both paths, and the data path. */
export interface RequestHandlerOptions {
  readonly proxy: McpProxy;
  readonly guard: RequestGuardPolicy;
  readonly apiKey: string | undefined;
  readonly logger: Logger;
}

/** Host and Origin are checked for every request; then it goes to the data path or to the control path. */
export function createRequestHandler(options: RequestHandlerOptions): InboundHandler {
  return (client) => {
    const host = fieldValue(client.fields, "host");
    const origin = fieldValue(client.fields, "origin");
    const verdict = guardRequest({ host, origin }, options.guard);
    if (!verdict.allowed) {
      writeProblem(client, problemOf("forbidden", verdict.reason));
      return "taken";
    }
    if (client.method === "OPTIONS") {
      client.start(204, fieldLines(preflightHeaders(origin)));
      client.end();
      return "taken";
    }
    if (origin !== undefined) client.setAnswerFields(fieldLines(corsHeaders(origin)));
    const service = serviceOfPath(client.target);
    if (service === undefined) return "control";
    proxied(client, service, options);
    return "taken";
  };
}

/** The control path, as a listener of `node:http`. */
export function createControlListener(admin: Hono<AdminEnv>): RequestListener {
  const listener = getRequestListener(
    (request, env) =>
      admin.fetch(request, {
        peerAddress: "incoming" in env ? env.incoming.socket.remoteAddress : undefined,
      }),
    { overrideGlobalObjects: false },
  );
  return (request, response) => void listener(request, response);
}

function proxied(
  client: InboundExchange,
  service: string,
  { proxy, apiKey, logger }: RequestHandlerOptions,
): void {
  const caller = authorize(
    {
      authorization: fieldValue(client.fields, "authorization"),
      apiKey: fieldValue(client.fields, "x-api-key"),
    },
    apiKey,
  );
  if (!caller.authorized) {
    writeProblem(client, problemOf("unauthorized", caller.reason), {
      "www-authenticate": 'Bearer realm="agent-gateway"',
    });
    return;
  }
  proxy.handle(client, service).catch((error: unknown) => {
    logger.error("A proxied request failed", { service, error });
    if (client.isStarted) client.destroy();
    else writeProblem(client, problemOf("internal_error", "The gateway failed; its log says why."));
  });
}
