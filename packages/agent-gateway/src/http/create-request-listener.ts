import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { guardRequest, type RequestGuardPolicy } from "service-kit";
import type { AdminEnv } from "../admin/admin-env.ts";
import { problemOf } from "../errors/problem-response.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { writeProblem } from "./write-problem.ts";

/** The two paths a request may take, and what stands before both. */
export interface RequestListenerOptions {
  readonly admin: Hono<AdminEnv>;
  readonly guard: RequestGuardPolicy;
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
    void control(request, response);
  };
}
