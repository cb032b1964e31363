import { Hono } from "hono";
import { GatewayError } from "../errors/gateway-error.ts";
import { problemOf, problemResponse } from "../errors/problem-response.ts";
import { statusPage, statusPageHeaders } from "../web/status-page.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import type { AdminEnv } from "./admin-env.ts";
import { agentView } from "./agent-view.ts";
import { authorize } from "./authorize.ts";
import { discoveryRoutes } from "./discovery-routes.ts";
import { healthRoutes } from "./health-routes.ts";
import { methodNotAllowed } from "./method-not-allowed.ts";
import { registrationRoutes } from "./registration-routes.ts";

/** Everything that is not the data path: registration, discovery, health, the status page. */
export function buildAdminApp(dependencies: AdminDependencies): Hono<AdminEnv> {
  const { registry, apiKey, clock, logger, version } = dependencies;
  const app = new Hono<AdminEnv>();

  app.use("/api/*", async (c, next) => {
    const { authorization, "x-api-key": presented } = c.req.header();
    const caller = authorize({ authorization, apiKey: presented }, apiKey);
    if (!caller.authorized) {
      return problemResponse(problemOf("unauthorized", caller.reason), {
        "www-authenticate": 'Bearer realm="agent-gateway"',
      });
    }
    c.set("owner", caller.owner);
    return next();
  });
  app.route("/api/v1/agents", registrationRoutes(dependencies));
  app.route("/api/v1/agents", discoveryRoutes(dependencies));
  app.route("/", healthRoutes(dependencies));
  app.get("/", (c) => {
    // With a key set, who is registered is not for everybody's eyes.
    const agents =
      apiKey === undefined
        ? registry.instances().map((instance) => agentView(instance, clock))
        : undefined;
    return c.html(statusPage({ agents, version }), 200, statusPageHeaders);
  });
  app.all("/", methodNotAllowed("GET", "HEAD"));

  app.notFound((c) =>
    problemResponse(problemOf("not_found", `There is nothing at ${c.req.path}.`)),
  );
  app.onError((error, c) => {
    if (error instanceof GatewayError) {
      return problemResponse(problemOf(error.code, error.message, error.errors));
    }
    logger.error("A request failed", { method: c.req.method, path: c.req.path, error });
    return problemResponse(problemOf("internal_error", "The gateway failed; its log says why."));
  });
  return app;
}
