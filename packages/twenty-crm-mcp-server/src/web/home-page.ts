import { createHash } from "node:crypto";
import type { Health } from "../infrastructure/http/health.ts";
import { product, protocolVersions } from "../product.ts";
import { escapeHtml } from "./escape-html.ts";
import { snippets } from "./snippets.ts";
import { styles } from "./styles.ts";
import { type ToolSummary, toolList } from "./tool-list.ts";

const styleHash = createHash("sha256").update(styles).digest("base64");

/** Nothing is loaded and nothing runs: the page is text with this one style sheet. */
export const homePagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What the page is made from. */
export interface HomePageParts {
  /** Scheme, host and port under which the reader reached the server. */
  readonly origin: string;
  readonly health: Health;
  readonly tools: readonly ToolSummary[];
  readonly needsKey: boolean;
  /** Whether `/` is the explorer; else the page says how to build it. */
  readonly hasExplorer: boolean;
}

/** The page without scripts: how the server is, what it offers, and how to connect to it. */
export function homePage({ origin, health, tools, needsKey, hasExplorer }: HomePageParts): string {
  const examples = snippets(origin, needsKey)
    .map(
      ({ title, code }) =>
        `<figure><figcaption>${escapeHtml(title)}</figcaption><pre tabindex="0">${escapeHtml(code)}</pre></figure>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${product.title} · MCP server</title>
<style>${styles}</style>
</head>
<body>
<main>
<header><h1>${product.title} <span class="dim">MCP server</span></h1><span class="dim">${escapeHtml(health.version)}</span></header>
<p class="dim">People, companies, deals, notes, tasks and your own objects of a Twenty workspace as tools for AI agents.</p>
<p class="dim">${hasExplorer ? '<a href="./">The explorer</a> calls the tools from the browser; it needs JavaScript.' : "The explorer, which calls the tools from the browser, has not been built: <code>npm run build:web</code>."}</p>
<div class="grid">
${card("MCP endpoint", `<code>${escapeHtml(origin)}/mcp</code>`, `Streamable HTTP, protocol ${protocolVersions.join(", ")}`)}
${twentyCard(health)}
${gatewayCard(health)}
${card("Server", `<span class="good">Up ${duration(health.uptimeS)}</span>`, `${counted(health.sessions, "session")} · <a href="/health">/health</a> · <a href="/ready">/ready</a>`)}
</div>
<h2>Connect</h2>
${needsKey ? '<p class="dim">This server asks for a key: put yours into <code>MCP_API_KEY</code>.</p>' : ""}
${examples}
<h2>${counted(tools.length, "tool")}</h2>
<p class="dim">A client chooses by address: <code>/mcp/x/{toolset}</code> is one toolset, <code>/mcp/readonly</code> has no tool that writes, <code>/mcp/compact</code> three that reach all.</p>
<div class="groups">
${toolList(tools)}
</div>
</main>
</body>
</html>
`;
}

/** `value` and `note` are HTML. */
function card(title: string, value: string, note: string): string {
  return `<div class="card"><h2>${title}</h2><p class="value">${value}</p><p class="dim">${note}</p></div>`;
}

function twentyCard({ mode, twenty }: Health): string {
  const where = mode === "sandbox" ? "Embedded sandbox" : "Workspace";
  if (twenty.reachable && twenty.authenticated !== false) {
    return card(
      "Twenty",
      `<span class="good">${where}</span>`,
      `answers in ${twenty.latencyMs} ms`,
    );
  }
  const reason = twenty.reachable ? "does not accept the key" : "does not answer";
  return card(
    "Twenty",
    `<span class="warn">${where} ${reason}</span>`,
    escapeHtml(twenty.error ?? ""),
  );
}

function gatewayCard({ gateway }: Health): string {
  if (!gateway.configured) {
    return card(
      "Agent Gateway",
      '<span class="dim">Not configured</span>',
      "set <code>AGENT_GATEWAY_URL</code>",
    );
  }
  const tone = gateway.state === "registered" ? "good" : "warn";
  return card(
    "Agent Gateway",
    `<span class="${tone}">${gateway.state}</span>`,
    `${escapeHtml(gateway.agent)} at ${escapeHtml(gateway.url)}`,
  );
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
