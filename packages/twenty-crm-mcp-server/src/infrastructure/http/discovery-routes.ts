import type { Hono } from "hono";
import { etag } from "hono/etag";
import type { KeySource } from "./caller-key.ts";
import type { HttpEnv } from "./http-env.ts";
import { publicOrigin } from "./public-origin.ts";
import { requiredHeaders } from "./required-headers.ts";
import {
  AI_CATALOG_PATH,
  aiCatalog,
  SERVER_CARD_PATH,
  SERVER_CARD_TYPE,
  serverCard,
} from "./server-card.ts";

/** Where a card is read: the place that SEP-2127 keeps for it, and the one that clients of its drafts know. */
export const SERVER_CARD_PATHS = [SERVER_CARD_PATH, "/.well-known/mcp/server-card.json"] as const;

// The addresses in it are those of the host that was asked, so that no cache may mix hosts up.
const CACHE = {
  "cache-control": "public, max-age=300",
  vary: "Host, X-Forwarded-Host, X-Forwarded-Proto",
};

/** Tells clients what is here before they connect; never asks for a key, and shows no CRM data. */
export function addDiscovery(
  app: Hono<HttpEnv>,
  access: {
    readonly apiKey?: string | undefined;
    readonly keySource: KeySource;
    readonly profiles?: readonly string[];
  },
): void {
  const headers = requiredHeaders(access);
  for (const path of SERVER_CARD_PATHS) {
    app.get(path, etag(), (c) =>
      c.body(JSON.stringify(serverCard(publicOrigin(c.req.raw), headers)), 200, {
        "content-type": SERVER_CARD_TYPE,
        ...CACHE,
      }),
    );
  }
  app.get(AI_CATALOG_PATH, etag(), (c) => c.json(aiCatalog(publicOrigin(c.req.raw)), 200, CACHE));
}
