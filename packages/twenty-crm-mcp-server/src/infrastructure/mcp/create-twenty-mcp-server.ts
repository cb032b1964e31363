import { randomBytes } from "node:crypto";
import {
  createRequestStateCodec,
  McpServer,
  type ServerEventBus,
} from "@modelcontextprotocol/server";
import type { Clock } from "service-kit";
import { instructions } from "../../application/instructions.ts";
import { catalogue } from "../../application/tools/catalogue.ts";
import type { Tool } from "../../application/tools/define-tool.ts";
import type { ExposureBound } from "../../application/tools/narrow-exposure.ts";
import { createConsentTokens } from "../../application/writes/consent-tokens.ts";
import { createConsent } from "../../application/writes/create-consent.ts";
import { product } from "../../product.ts";
import { principalOf } from "../http/caller-key.ts";
import type { Workspaces } from "../twenty/workspaces.ts";
import type { CreateMcpServer } from "./create-mcp-server.ts";
import { type ConsentState, elicitation } from "./elicitation.ts";
import { createExposureOf } from "./exposure-of.ts";
import { followToolList } from "./follow-tool-list.ts";
import { createSchemaOf } from "./schema-of.ts";
import { servePrompts } from "./serve-prompts.ts";
import { serveResources } from "./serve-resources.ts";
import { serveSubscriptions } from "./serve-subscriptions.ts";
import { serveTools } from "./serve-tools.ts";
import { createToolListWatch } from "./tool-list-watch.ts";

/** Headers and keys decide what is listed, so that only the one who asked may keep it. */
const CACHE_HINT = { ttlMs: 300_000, cacheScope: "private" } as const;

/** Makes servers that offer the CRM tools; all of them share the context and the key. */
export function createTwentyMcpServer({
  workspaces,
  exposure,
  changes,
  requestStateKey = randomBytes(32),
  clock,
}: {
  readonly workspaces: Pick<Workspaces, "contextFor">;
  readonly exposure: ExposureBound;
  /** Absent: nothing is told of changes of records, so that nobody can subscribe to them. */
  readonly changes?: ServerEventBus;
  /** The same on all instances, so that each can read the state another one signed. */
  readonly requestStateKey?: string | Uint8Array;
  readonly clock: Clock;
}): CreateMcpServer {
  const states = createRequestStateCodec<ConsentState>({ key: requestStateKey });
  const tokens = createConsentTokens(requestStateKey, clock);
  const exposureOf = createExposureOf(exposure, catalogue);
  const schemaOf = createSchemaOf(clock);
  const watch = createToolListWatch();
  return ({ era, requestInfo }) => {
    const context = workspaces.contextFor(requestInfo);
    const { twenty: known, profile } = context();
    const exposed = exposureOf(requestInfo);
    const caller = principalOf(requestInfo);
    const mcp = new McpServer(
      { name: product.name, title: product.title, version: product.version },
      {
        instructions: instructions(exposed.everywhere, known.schema.peek(), profile),
        cacheHints: { "tools/list": CACHE_HINT, "server/discover": CACHE_HINT },
        requestState: { verify: (state, ctx) => states.verify(state, ctx) },
      },
    );
    const { server } = mcp;
    const exposedNow = async (): Promise<readonly Tool[]> => {
      const { twenty } = context();
      const schemas = await schemaOf(twenty);
      if (schemas === undefined) return exposed.everywhere;
      watch.saw(twenty, schemas);
      return exposed.within(schemas);
    };
    serveTools(server, {
      exposed: exposedNow,
      context,
      consentOf: (request) => createConsent(tokens, elicitation(server, request, states), caller),
      // A server of the later generation is gone with its request; its clients go by the cache hint.
      ...(era === "legacy" && { changes: followToolList(server, watch, context, exposed) }),
    });
    if (era === "legacy" || !isAboutTools(requestInfo)) {
      serveResources(mcp, context, exposed.offers);
      if (changes !== undefined) {
        // Streams of the later generation are kept by the endpoint; a session keeps its own.
        if (era === "legacy") serveSubscriptions(server, changes);
        else server.registerCapabilities({ resources: { subscribe: true } });
      }
      servePrompts(mcp, context);
    }
    return mcp;
  };
}

/**
 * A stateless server lives for one request, whose method stands in a header that the SDK has compared
 * with the body: one that calls a tool needs no resources and prompts, which cost more than the call.
 */
function isAboutTools(request: Request | undefined): boolean {
  return request?.headers.get("mcp-method")?.startsWith("tools/") === true;
}
