import { join } from "node:path";
import { createPageFiles, type PageFiles, type ServedFile } from "service-kit";
import { GatewayError } from "../../errors/gateway-error.ts";
import { statusPage, statusPageHeaders } from "../../web/status-page.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { agentView } from "../agent-view.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** Where the dashboard is: beside the built program, or in the checkout. */
const DASHBOARD_FOLDERS: readonly string[] = [
  join(import.meta.dirname, "dashboard"),
  join(import.meta.dirname, "../../../../dashboard/dist"),
];

/**
 * The pages for people. None asks for a key: the dashboard is files that ask the API with the reader's own, and the plain
 * page tells nothing where a key is set. `/` is the dashboard, and the plain page where that has not been built.
 */
export function pageRoutes(
  { registry, clock, version, access }: AdminDependencies,
  dashboard: PageFiles = createPageFiles(DASHBOARD_FOLDERS),
): AnyRoute[] {
  function plain(isBuilt: boolean): Response {
    // With a key set, who is registered is not for everybody's eyes.
    const agents = access.keys.isRequired
      ? undefined
      : registry.instances().map((instance) => agentView(instance, clock));
    return new Response(statusPage({ agents, version, hasDashboard: isBuilt }), {
      headers: { "content-type": "text/html; charset=utf-8", ...statusPageHeaders },
    });
  }

  return [
    defineRoute({
      method: "GET",
      path: "/",
      id: "dashboard",
      tag: "gateway",
      summary: "The dashboard; the plain page where it has not been built",
      access: "open",
      answers: { 200: { description: "The page", contentType: "text/html" } },
      async handle({ header }) {
        const page = await dashboard.page();
        return page === undefined ? plain(false) : served(page, header("if-none-match"));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/plain",
      id: "statusPage",
      tag: "gateway",
      summary: "Services and instances as a page without scripts",
      access: "open",
      answers: { 200: { description: "The page", contentType: "text/html" } },
      handle: () => plain(true),
    }),
    defineRoute({
      method: "GET",
      path: "/assets/{name}",
      id: "dashboardFile",
      tag: "gateway",
      summary: "A script, style sheet, font or picture of the dashboard",
      access: "open",
      answers: { 200: { description: "The file", contentType: "application/octet-stream" } },
      problems: ["not_found"],
      async handle({ params: { name = "" }, header }) {
        const file = await dashboard.asset(name, header("accept-encoding"));
        if (file === undefined) {
          throw new GatewayError(
            "not_found",
            `The dashboard has no file ${name}; load the page anew.`,
          );
        }
        return served(file, header("if-none-match"));
      },
    }),
  ];
}

function served({ body, headers }: ServedFile, known: string | undefined): Response {
  return known !== undefined && known === headers.etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
