import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { guardRequest, type Logger, type RequestGuardPolicy } from "service-kit";
import type { Gatekeeper } from "../access/gatekeeper.ts";
import type { AdminEnv } from "../admin/admin-env.ts";
import { problemOf } from "../errors/problem-response.ts";
import type { DataPath } from "../proxy/data-path.ts";
import { fieldLines, fieldValue } from "../transport/field-lines.ts";
import type { InboundExchange, InboundHandler } from "../transport/inbound.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { type ProxiedPath, proxiedPathOf } from "./proxied-path.ts";
import { writeProblem } from "./write-problem.ts";

/** What stands before both paths, and the data path. */
export interface RequestHandlerOptions {
  readonly dataPath: DataPath;
  readonly guard: RequestGuardPolicy;
  readonly gatekeeper: Gatekeeper;
  readonly logger: Logger;
}

/** Host and Origin are checked for every request; then it goes to the data path or to the control path. */
export function createRequestHandler(options: RequestHandlerOptions): InboundHandler {
  return (client) => {
    const host = fieldValue(client.fields, "host");
    const origin = fieldValue(client.fields, "origin");
    const verdict = guardRequest({ host, origin }, options.guard);
    if (!verdict.allowed) {
      writeProblem(client, problemOf("caller_not_allowed", verdict.reason));
      return "taken";
    }
    if (client.method === "OPTIONS" && isPreflight(client)) {
      client.start(204, fieldLines(preflightHeaders(origin)));
      client.end();
      return "taken";
    }
    if (origin !== undefined) client.setAnswerFields(fieldLines(corsHeaders(origin)));
    const path = proxiedPathOf(client.target);
    if (path === undefined || isCard(path, client) || isNobody(path, options.dataPath)) {
      return "control";
    }
    proxied(client, path, options);
    return "taken";
  };
}

/** The control path, as a listener of `node:http`. */
export function createControlListener(admin: Hono<AdminEnv>): RequestListener {
  const listener = getRequestListener(
    (request, env) =>
      admin.fetch(request, {
        peerAddress: "incoming" in env ? env.incoming.socket.remoteAddress : undefined,
        cut: () => void ("outgoing" in env && env.outgoing.destroy()),
      }),
    { overrideGlobalObjects: false },
  );
  return (request, response) => void listener(request, response);
}

/** What browsers ask before a call from another origin; any other OPTIONS asks what an address supports. */
function isPreflight({ fields }: InboundExchange): boolean {
  return fieldValue(fields, "access-control-request-method") !== undefined;
}

/** An agent's card names the gateway's addresses, so it is the gateway that gives it. */
function isCard({ protocol, rest }: ProxiedPath, { method }: InboundExchange): boolean {
  return (
    protocol === "a2a" &&
    rest === "/.well-known/agent-card.json" &&
    (method === "GET" || method === "HEAD")
  );
}

/** A path of plain HTTP at which nothing is registered is for the control path to answer. */
function isNobody(path: ProxiedPath, dataPath: DataPath): boolean {
  return path.protocol === "http" && !dataPath.knows(path);
}

function proxied(
  client: InboundExchange,
  path: ProxiedPath,
  { dataPath, gatekeeper, logger }: RequestHandlerOptions,
): void {
  const admission = gatekeeper.admit(
    {
      authorization: fieldValue(client.fields, "authorization"),
      apiKey: fieldValue(client.fields, "x-api-key"),
    },
    client.peerAddress,
  );
  if (!admission.admitted) {
    const { code, detail, headers } = admission.refusal;
    writeProblem(client, problemOf(code, detail), headers);
    return;
  }
  const { caller } = admission;
  const { namespace, service } = path;
  if (!caller.mayInvoke(namespace, service)) {
    const detail = `The key ${caller.id} needs the scope invoke for the service ${service}${namespace === "default" ? "" : ` in the namespace ${namespace}`}.`;
    writeProblem(client, problemOf("forbidden", detail));
    return;
  }
  dataPath.handle(client, path, { principal: caller.owner }, (error) => {
    logger.error("A proxied request failed", { service, error });
    if (client.isStarted) client.destroy();
    else writeProblem(client, problemOf("internal_error", "The gateway failed; its log says why."));
  });
}
