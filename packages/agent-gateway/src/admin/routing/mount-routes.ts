import type { Context, Hono } from "hono";
import type { Caller } from "../../access/caller.ts";
import type { Gatekeeper } from "../../access/gatekeeper.ts";
import { GatewayError } from "../../errors/gateway-error.ts";
import { problemOf, problemResponse } from "../../errors/problem-response.ts";
import type { AdminEnv } from "../admin-env.ts";
import { readJson } from "../read-json.ts";
import { readQuery } from "./read-query.ts";
import type { AnyRoute, RouteRequest } from "./route.ts";

/** Serves each route of the table; every other method at its address is answered 405. */
export function mountRoutes(
  app: Hono<AdminEnv>,
  routes: readonly AnyRoute[],
  gatekeeper: Gatekeeper,
): void {
  for (const [path, atPath] of Map.groupBy(routes, (route) => route.path)) {
    const address = honoPath(path);
    const byMethod = new Map(atPath.map((route) => [route.method as string, route]));
    const allow = allowedAt(atPath).join(", ");
    app.all(address, (c) => {
      const { method } = c.req.raw;
      const get = method === "HEAD" ? byMethod.get("GET") : undefined;
      const route = byMethod.get(method) ?? get;
      if (route !== undefined) return serve(c, route, gatekeeper);
      if (method === "OPTIONS") return c.body(null, 204, { allow });
      const problem = problemOf("method_not_allowed", `This address supports ${allow}.`);
      return problemResponse(problem, { allow });
    });
  }
}

/** A segment may begin with a sign of its own (`/~{namespace}`); for Hono a parameter is a whole segment. */
function honoPath(path: string): string {
  return path.replaceAll(/\/~\{(\w+)\}/g, "/:$1{~[^/]+}").replaceAll(/\{(\w+)\}/g, ":$1");
}

/** In the order in which an address lists them. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE"];

/** The methods that an address supports (RFC 9110 §10.2.1). */
function allowedAt(routes: readonly AnyRoute[]): string[] {
  const methods = new Set<string>(routes.map(({ method }) => method));
  if (methods.has("GET")) methods.add("HEAD");
  return METHODS.filter((method) => methods.has(method));
}

async function serve(
  c: Context<AdminEnv>,
  route: AnyRoute,
  gatekeeper: Gatekeeper,
): Promise<Response> {
  const { authorization, "x-api-key": apiKey } = c.req.header();
  const admission =
    route.access === "open"
      ? undefined
      : gatekeeper.admit({ authorization, apiKey }, c.env.peerAddress);
  if (admission?.admitted === false) {
    const { code, detail, headers } = admission.refusal;
    return problemResponse(problemOf(code, detail), headers);
  }
  if (admission !== undefined) requireRight(route, admission.caller);
  const request: RouteRequest = {
    raw: c.req.raw,
    get caller(): Caller {
      if (admission === undefined) throw new Error(`${route.id} is open: nobody knows who calls`);
      return admission.caller;
    },
    peerAddress: c.env.peerAddress,
    params: withoutSigns(c.req.param()),
    query:
      route.query === undefined
        ? {}
        : readQuery(route.query, c.req.url, { ignoresUnknown: route.ignoresUnknownQuery === true }),
    body: route.body === undefined ? undefined : await bodyOf(c, route),
    header: (name) => c.req.header(name),
    cut: c.env.cut ?? (() => {}),
  };
  return route.handle(request);
}

/** @throws {GatewayError} 403 that says which right is missing. */
function requireRight({ access }: AnyRoute, caller: Caller): void {
  if (access === "admin" && !caller.isAdmin) {
    throw new GatewayError("forbidden", `The key ${caller.id} needs the scope admin for this.`);
  }
  if (access === "read" && !caller.mayRead) {
    throw new GatewayError(
      "forbidden",
      `The key ${caller.id} needs the scope agent:read for this.`,
    );
  }
}

function bodyOf(c: Context<AdminEnv>, { body }: AnyRoute): Promise<unknown> {
  if (body === undefined) return Promise.resolve(undefined);
  const { schema, ...options } = body;
  return readJson(c.req.raw, schema, options);
}

function withoutSigns(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === "namespace" ? value.replace(/^~/, "") : value,
    ]),
  );
}
