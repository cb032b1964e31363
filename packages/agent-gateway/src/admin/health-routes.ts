import { Hono } from "hono";
import { problemOf, problemResponse } from "../errors/problem-response.ts";
import { verdictOf } from "../registry/verdict.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import { methodNotAllowed } from "./method-not-allowed.ts";

/** `/health` answers 200 as long as the process lives, `/ready` only while it takes requests; both without a key. */
export function healthRoutes(dependencies: AdminDependencies): Hono {
  const { registry, clock, version, phase, inFlight } = dependencies;
  const startedAtMs = clock.monotonicMs();
  const routes = new Hono();

  routes.get("/health", (c) => {
    const nowMs = clock.monotonicMs();
    const instances = registry.instances();
    const routable = instances.filter(
      (instance) => verdictOf(instance, nowMs).state === "routable",
    );
    const services = new Set(
      instances.map(({ facts }) => JSON.stringify([facts.namespace, facts.type, facts.service])),
    );
    return c.json({
      status: "healthy",
      phase: phase(),
      version,
      uptimeMs: Math.round(nowMs - startedAtMs),
      counts: {
        services: services.size,
        instances: instances.length,
        routable: routable.length,
        registrants: instances.reduce((sum, { registrants }) => sum + registrants.size, 0),
        inFlight: inFlight(),
      },
      /** Why nobody is removed for silence now, or that it is done. */
      reaping: registry.reaping(),
      revision: registry.revision,
    });
  });

  routes.get("/ready", (c) => {
    const now = phase();
    if (now === "ready") return c.json({ status: "ready" });
    return problemResponse(problemOf("shutting_down", `The gateway is ${now}.`), {
      "retry-after": "1",
    });
  });

  routes.all("/health", methodNotAllowed("GET", "HEAD"));
  routes.all("/ready", methodNotAllowed("GET", "HEAD"));
  return routes;
}
