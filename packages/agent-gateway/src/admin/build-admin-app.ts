import { Hono } from "hono";
import { GatewayError } from "../errors/gateway-error.ts";
import { problemOf, problemResponse } from "../errors/problem-response.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import type { AdminEnv } from "./admin-env.ts";
import { adminRoutes } from "./admin-routes.ts";
import { mountRoutes } from "./routing/mount-routes.ts";

/** Everything that is not the data path: registration, discovery, operations, health, the status page. */
export function buildAdminApp(dependencies: AdminDependencies): Hono<AdminEnv> {
  const { access, logger } = dependencies;
  const app = new Hono<AdminEnv>();
  mountRoutes(app, adminRoutes(dependencies), access.gatekeeper);

  app.notFound((c) => {
    // What is there, services of plain HTTP among it, is told to those who may know; to others nothing is missing either.
    if (c.req.path.includes("/", 1)) {
      const { authorization, "x-api-key": apiKey } = c.req.header();
      const admission = access.gatekeeper.admit({ authorization, apiKey }, c.env.peerAddress);
      if (!admission.admitted) {
        const { code, detail, headers } = admission.refusal;
        return problemResponse(problemOf(code, detail), headers);
      }
    }
    return problemResponse(problemOf("not_found", `There is nothing at ${c.req.path}.`));
  });
  app.onError((error, c) => {
    if (error instanceof GatewayError) {
      return problemResponse(problemOf(error.code, error.message, error.errors));
    }
    logger.error("A request failed", { method: c.req.method, path: c.req.path, error });
    return problemResponse(problemOf("internal_error", "The gateway failed; its log says why."));
  });
  return app;
}
