import { join } from "node:path";
import type { Context, Hono } from "hono";
import { createPageFiles, type PageFiles, type ServedFile } from "service-kit";
import type { ToolOutline } from "../../application/tools/tool-outlines.ts";
import { toolsetNames, toolsets } from "../../application/tools/toolsets.ts";
import { homePage, homePagePolicy } from "../../web/home-page.ts";
import type { ToolSummary } from "../../web/tool-list.ts";
import type { Health } from "./health.ts";
import type { HttpEnv } from "./http-env.ts";
import { publicOrigin } from "./public-origin.ts";
import { refuse } from "./refusals.ts";

/** What the pages are made from. */
export interface HomeParts {
  readonly health: () => Promise<Health>;
  /** The tools of a client that asks for none. */
  readonly tools: readonly ToolSummary[];
  /** The tools that a client can have if it asks for them. */
  readonly reachableTools: readonly ToolOutline[];
  readonly needsKey: boolean;
  /** Default: the explorer as it was built. */
  readonly explorer?: PageFiles;
}

/** Where the explorer is: beside the built program, or in the checkout. */
const EXPLORER_FOLDERS: readonly string[] = [
  join(import.meta.dirname, "explorer"),
  join(import.meta.dirname, "../../../../explorer/dist"),
];

/** The addresses of the pages, beside those of the explorer's files. */
export const HOME_PATHS = ["/", "/plain", "/toolsets"] as const;

/**
 * The pages for people, and what the explorer asks for beyond MCP. None asks for a key: they show no CRM data.
 * `/` is the explorer, and the plain page where that has not been built; `/plain` needs no script.
 */
export function addHome(app: Hono<HttpEnv>, parts: HomeParts): void {
  const explorer = parts.explorer ?? createPageFiles(EXPLORER_FOLDERS);
  app.get("/", async (c) => {
    const page = await explorer.page();
    return page === undefined ? plainPage(c, parts, false) : served(c, page);
  });
  app.get("/plain", (c) => plainPage(c, parts, true));
  app.get("/assets/:name", async (c) => {
    const file = await explorer.asset(c.req.param("name"), c.req.header("accept-encoding"));
    return file === undefined
      ? refuse(c.req.path, "not_found", {
          detail: "The explorer has no such file; load the page anew.",
        })
      : served(c, file);
  });
  const offered = toolsetList(parts);
  app.get("/toolsets", (c) => c.json({ toolsets: offered }, 200, { "cache-control": "no-store" }));
}

function served(c: Context<HttpEnv>, { body, headers }: ServedFile): Response {
  return c.req.header("if-none-match") === headers.etag && headers.etag !== undefined
    ? c.body(null, 304, { ...headers })
    : c.body(body, 200, { ...headers });
}

async function plainPage(
  c: Context<HttpEnv>,
  parts: HomeParts,
  hasExplorer: boolean,
): Promise<Response> {
  const page = homePage({
    origin: publicOrigin(c.req.raw),
    health: await parts.health(),
    tools: parts.tools,
    needsKey: parts.needsKey,
    hasExplorer,
  });
  return c.html(page, 200, {
    "content-security-policy": homePagePolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
}

/** The toolsets that a client can have, in their order, with the names of their tools. */
function toolsetList({ tools, reachableTools }: HomeParts) {
  const byDefault = new Set(tools.map(({ name }) => name));
  return toolsetNames.flatMap((name) => {
    const members = reachableTools.filter(({ toolset }) => toolset === name);
    if (members.length === 0) return [];
    const { title, description } = toolsets[name];
    return [
      {
        name,
        title,
        description,
        isDefault: members.every((tool) => byDefault.has(tool.name)),
        tools: members.map((tool) => tool.name),
      },
    ];
  });
}
