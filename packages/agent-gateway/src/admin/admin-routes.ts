import type { AdminDependencies } from "./admin-dependencies.ts";
import { accessRoutes } from "./routes/access-routes.ts";
import { agentCardRoutes } from "./routes/agent-card-routes.ts";
import { agentRoutes } from "./routes/agent-routes.ts";
import { eventRoutes } from "./routes/event-routes.ts";
import { gatewayRoutes } from "./routes/gateway-routes.ts";
import { httpSdRoutes } from "./routes/http-sd-routes.ts";
import { mcpRegistryRoutes } from "./routes/mcp-registry-routes.ts";
import { openApiRoutes } from "./routes/open-api-routes.ts";
import { operatorRoutes } from "./routes/operator-routes.ts";
import { pageRoutes } from "./routes/page-routes.ts";
import { registrationRoutes } from "./routes/registration-routes.ts";
import { serviceRoutes } from "./routes/service-routes.ts";
import { trafficRoutes } from "./routes/traffic-routes.ts";
import type { AnyRoute } from "./routing/route.ts";

/** The whole control path as one table: it is what is served and what is documented. */
export function adminRoutes(dependencies: AdminDependencies): readonly AnyRoute[] {
  const routes: readonly AnyRoute[] = [
    ...registrationRoutes(dependencies),
    ...agentRoutes(dependencies),
    ...eventRoutes(dependencies),
    ...operatorRoutes(dependencies),
    ...serviceRoutes(dependencies),
    ...trafficRoutes(dependencies),
    ...accessRoutes(dependencies),
    ...httpSdRoutes(dependencies),
    ...mcpRegistryRoutes(dependencies),
    ...openApiRoutes(dependencies, () => routes),
    ...gatewayRoutes(dependencies),
    ...pageRoutes(dependencies),
    // Last: their first segment is the name of a service.
    ...agentCardRoutes(dependencies),
  ];
  return routes;
}
