import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Health } from "../infrastructure/http/health.ts";
import { homePage, homePagePolicy } from "./home-page.ts";

const health: Health = {
  status: "healthy",
  name: "twenty-crm-mcp-server",
  version: "1.0.0",
  phase: "ready",
  uptimeS: 7300,
  mode: "sandbox",
  twenty: { reachable: true, latencyMs: 3, checkedAt: "2026-01-01T00:00:00.000Z" },
  gateway: { configured: false },
  sessions: 1,
};
const tool = {
  name: "list-persons",
  title: "List persons",
  description: "Persons that match",
  entity: "person",
  hints: { readOnlyHint: true, destructiveHint: false },
};
const page = (parts: Partial<Parameters<typeof homePage>[0]> = {}): string =>
  homePage({
    origin: "http://localhost:5008",
    health,
    tools: [tool],
    needsKey: false,
    hasExplorer: true,
    ...parts,
  });

describe("homePage", () => {
  it("shows state, tools and how to connect", () => {
    const html = page();
    for (const text of [
      "http://localhost:5008/mcp",
      "Embedded sandbox",
      "Not configured",
      "Up 2 h 1 min",
      "1 session ",
      "list-persons",
      "<h2>1 tool</h2>",
    ]) {
      expect(html).toContain(text);
    }
  });

  it("escapes whatever it is given", () => {
    const html = page({
      tools: [{ ...tool, description: "<script>alert('x')</script>" }],
      health: {
        ...health,
        twenty: { ...health.twenty, reachable: false, error: "<img src=x>" },
        gateway: {
          configured: true,
          state: "registered",
          url: "http://g/?a=1&b=<i>",
          agent: "a",
          instanceId: "i",
          consecutiveFailures: 0,
        },
      },
    });
    expect(html).not.toMatch(/<script|<img|<i>/);
    expect(html).toContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  });

  it("says what is wrong with Twenty and the gateway", () => {
    const html = page({
      health: {
        ...health,
        mode: "twenty",
        twenty: { ...health.twenty, authenticated: false, error: "unauthorized" },
        gateway: {
          configured: true,
          state: "retrying",
          url: "http://g",
          agent: "a",
          instanceId: "i",
          consecutiveFailures: 3,
        },
      },
    });
    expect(html).toContain("Workspace does not accept the key");
    expect(html).toContain('<span class="warn">retrying</span>');
  });

  it("allows its one style sheet and nothing else", () => {
    const [, styles = ""] = /<style>(.*?)<\/style>/s.exec(page()) ?? [];
    const hash = createHash("sha256").update(styles).digest("base64");
    expect(homePagePolicy).toContain(`style-src 'sha256-${hash}'`);
    expect(homePagePolicy).toContain("default-src 'none'");
    expect(page()).not.toMatch(/<script|<link|style="|\son\w+=/);
  });

  it("names the key where one is needed, and never shows it", () => {
    expect(page({ needsKey: true })).toContain("Authorization: Bearer $MCP_API_KEY");
    expect(page()).not.toContain("MCP_API_KEY");
  });
});
