import type { MiddlewareHandler } from "hono";
import { guardRequest, type RequestGuardPolicy } from "service-kit";
import type { HttpEnv } from "./http-env.ts";
import { refuse } from "./refusals.ts";

/** Probes address a pod by its IP address, and neither answer is worth a rebinding attack. */
const OPEN_PATHS = new Set(["/health", "/ready"]);

/** Turns away foreign Host and Origin headers. */
export function guard(policy: RequestGuardPolicy): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (OPEN_PATHS.has(c.req.path)) return next();
    const verdict = guardRequest(
      { host: c.req.header("host"), origin: c.req.header("origin") },
      policy,
    );
    if (verdict.allowed) return next();
    return refuse(c.req.path, "forbidden", { detail: verdict.reason });
  };
}
