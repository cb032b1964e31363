import { createHash } from "node:crypto";
import type { AgentView } from "agent-gateway-contract";
import { escapeHtml } from "./escape-html.ts";
import { statusPageStyle } from "./status-page-style.ts";

const styleDigest = createHash("sha256").update(statusPageStyle).digest("base64");

/** Nothing is loaded and nothing runs: the page is text and one style sheet. */
export const statusPageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A picture of the fleet that renews itself every five seconds; `agents` is absent where a key hides them. */
export function statusPage({
  agents,
  version,
  hasDashboard,
}: {
  readonly agents: readonly AgentView[] | undefined;
  readonly version: string;
  /** Whether `/` is the dashboard; else the page says how to build it. */
  readonly hasDashboard: boolean;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Agent Gateway</title>
<style>${statusPageStyle}</style>
</head>
<body>
<header>
<h1>🌐 Agent Gateway</h1>
<p>${summary(agents)}</p>
<p>${hasDashboard ? '<a href="./">The dashboard</a> shows the fleet live and operates it; it needs JavaScript.' : "The dashboard, which shows the fleet live and operates it, has not been built: <code>npm run build:web</code>."}</p>
</header>
<main>
${agents === undefined ? hidden : agents.length === 0 ? empty : services(agents)}
</main>
<footer><p>Version ${escapeHtml(version)} · <a href="/health">health</a> · <a href="/api/v1/agents">agents as JSON</a></p></footer>
</body>
</html>
`;
}

const hidden = `<p>An API key is set, so the fleet is shown to its holders only:</p>
<pre><code>curl -H "Authorization: Bearer $GATEWAY_API_KEY" …/api/v1/agents</code></pre>`;

const empty = `<h2>Nobody has registered yet</h2>
<p>Start a server with the address of this gateway:</p>
<pre><code>AGENT_GATEWAY_URL=http://localhost:8080 npm start</code></pre>`;

function summary(agents: readonly AgentView[] | undefined): string {
  if (agents === undefined) return "Servers and agents register here and are reached through here.";
  const routable = agents.filter(({ verdict }) => verdict.state === "routable").length;
  const count = new Set(agents.map(({ service }) => service)).size;
  return `${counted(count, "service")}, ${counted(agents.length, "instance")}, ${routable} routable`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function services(agents: readonly AgentView[]): string {
  const byService = Map.groupBy(agents, ({ service }) => service);
  return [...byService]
    .map(([service, instances]) => {
      const address = instances.some(({ type }) => type === "mcp")
        ? `<p><code>/${escapeHtml(service)}/mcp</code></p>`
        : "";
      return `<h2>${escapeHtml(service)}</h2>\n${address}\n<ul>\n${instances.map(item).join("\n")}\n</ul>`;
    })
    .join("\n");
}

function item(agent: AgentView): string {
  const { state, why } = agent.verdict;
  const rows: readonly (readonly [string, string])[] = [
    ["type", `${agent.type} · version ${agent.version}`],
    ["endpoint", agent.endpoint],
    ["lease", `${agent.lease.state}: ${agent.lease.why}`],
    ["probe", `${agent.probe.state}: ${agent.probe.why}`],
    ["why", why],
    ["last heard", newest(agent.registrants.map(({ lastHeartbeatAt }) => lastHeartbeatAt))],
    ["can", agent.capabilities.join(", ") || "nothing declared"],
  ];
  return `<li><span class="state ${state}">${state === "routable" ? "● routable" : "○ not routable"}</span>
<strong>${escapeHtml(agent.name)}</strong>
<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl></li>`;
}

function newest(times: readonly string[]): string {
  return times.toSorted().at(-1) ?? "never";
}
