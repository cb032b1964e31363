import { Hono } from "hono";
import type { Logger, RequestGuardPolicy } from "service-kit";
import { toolsetNames } from "../../application/tools/toolsets.ts";
import { callerKeyRefusal, type KeySource } from "./caller-key.ts";
import { cors } from "./cors.ts";
import { addDiscovery, SERVER_CARD_PATHS } from "./discovery-routes.ts";
import { guard } from "./guard.ts";
import type { Health, Phase } from "./health.ts";
import { addHome, HOME_PATHS, type HomeParts } from "./home-routes.ts";
import type { HttpEnv } from "./http-env.ts";
import type { McpEndpoint } from "./mcp-endpoint.ts";
import { onResponseEnd } from "./on-response-end.ts";
import { type Choosable, chooseProfile } from "./profile-choice.ts";
import { refuse } from "./refusals.ts";
import { requireKey } from "./require-key.ts";
import { AI_CATALOG_PATH } from "./server-card.ts";
import { receiveWebhook, WEBHOOK_PATH, type WebhookParts } from "./webhook-endpoint.ts";

/** One workspace, as requests reach it. */
export interface ReachedWorkspace {
  readonly mcp: McpEndpoint;
  readonly keySource: KeySource;
  /** Absent: this Twenty tells nothing here. */
  readonly webhooks?: WebhookParts;
}

/** What the HTTP side is made of. */
export interface AppParts extends Pick<HomeParts, "tools" | "reachableTools"> {
  readonly workspaces: Choosable<ReachedWorkspace>;
  readonly health: () => Promise<Health>;
  readonly phase: () => Phase;
  readonly guard: RequestGuardPolicy;
  readonly apiKey?: string;
  readonly logger: Logger;
}

/** One endpoint under several names: the path after `/mcp` chooses among the tools. */
const MCP_PATHS = ["/mcp", "/mcp/p/:profile"].flatMap((base) => [
  base,
  `${base}/readonly`,
  `${base}/compact`,
  ...toolsetNames.flatMap((name) => [`${base}/x/${name}`, `${base}/x/${name}/readonly`]),
]);

/** The routes of the server, as one function from request to response. */
export function buildApp(parts: AppParts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>({ strict: false });
  app.use(guard(parts.guard));
  app.use(cors());
  for (const path of MCP_PATHS) {
    if (parts.apiKey !== undefined) app.use(path, requireKey(parts.apiKey));
    app.all(path, (c) => {
      const request = c.req.raw;
      const chosen = chooseProfile(request, parts.workspaces);
      if (!chosen.ok) return chosen.response;
      const { mcp, keySource } = chosen.value;
      return (
        callerKeyRefusal(request, keySource) ?? mcp.handle(request, onResponseEnd(c.env?.outgoing))
      );
    });
  }
  addWebhooks(app, parts.workspaces);
  addProbes(app, parts);
  const { default: first, named } = parts.workspaces;
  const { keySource } = first;
  addDiscovery(app, { apiKey: parts.apiKey, keySource, profiles: [...named.keys()] });
  addHome(app, { ...parts, needsKey: parts.apiKey !== undefined });
  for (const path of [...HOME_PATHS, "/health", "/ready", AI_CATALOG_PATH, ...SERVER_CARD_PATHS]) {
    app.all(path, () =>
      refuse(path, "method_not_allowed", { detail: "Use GET.", headers: { allow: "GET, HEAD" } }),
    );
  }
  app.notFound((c) =>
    refuse(c.req.path, "not_found", {
      detail: c.req.path.startsWith("/mcp/x/")
        ? `There are the toolsets ${toolsetNames.join(", ")}.`
        : "There are /, /plain, /toolsets, /mcp, /mcp/readonly, /mcp/compact, /mcp/x/{toolset}, /mcp/p/{profile}, /mcp/server-card, /health and /ready.",
    }),
  );
  app.onError((error, c) => {
    parts.logger.error("Request failed", { path: c.req.path, error });
    return refuse(c.req.path, "internal_error", { detail: "The server failed; its log says why." });
  });
  return app;
}

/** Each Twenty tells of its own changes at an address of its own; that of the default one is shorter, too. */
function addWebhooks(
  app: Hono<HttpEnv>,
  { default: first, named }: Choosable<ReachedWorkspace>,
): void {
  const paths = [...named].map(
    ([name, workspace]) => [`${WEBHOOK_PATH}/${name}`, workspace] as const,
  );
  for (const [path, { webhooks }] of [[WEBHOOK_PATH, first] as const, ...paths]) {
    if (webhooks !== undefined) app.post(path, (c) => receiveWebhook(c.req.raw, webhooks));
  }
}

function addProbes(app: Hono<HttpEnv>, { health, phase }: AppParts): void {
  const noStore = { "cache-control": "no-store" };
  app.get("/health", async (c) => c.json(await health(), 200, noStore));
  app.get("/ready", (c) => {
    const now = phase();
    if (now === "ready") return c.json({ ready: true, phase: now }, 200, noStore);
    return refuse("/ready", "not_ready", {
      detail: `The server is ${now}.`,
      headers: { "retry-after": "1" },
    });
  });
}
