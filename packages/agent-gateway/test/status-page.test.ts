import { expect, test } from "vitest";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

test("the page shows services and instances with their verdicts", async () => {
  await using gateway = await stageGateway();
  expect(await (await fetch(`${gateway.url}/plain`)).text()).toContain("Nobody has registered yet");
  await gateway.register(registration({ name: "crm-north", service: "crm" }));
  await gateway.register(registration({ name: "crm-south", service: "crm" }));
  await gateway.request("POST", "/api/v1/agents/crm-south/heartbeat", { status: "draining" });
  const page = await (await fetch(`${gateway.url}/plain`)).text();
  expect(page).toContain("1 service, 2 instances, 1 routable");
  expect(page).toContain("/crm/mcp");
  expect(page).toContain("it says it is draining");
});

test("text that agents send is shown as text", async () => {
  await using gateway = await stageGateway();
  await gateway.register(registration({ version: "<script>alert(1)</script>" }));
  const page = await (await fetch(`${gateway.url}/plain`)).text();
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toContain("<script");
});

test("the page runs no script and loads nothing, and its one style sheet is the allowed one", async () => {
  await using gateway = await stageGateway();
  const response = await fetch(`${gateway.url}/plain`);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  const page = await response.text();
  const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  expect(policy).toContain(`'sha256-${Buffer.from(digest).toString("base64")}'`);
  expect(page).toContain('<meta name="viewport"');
  expect(page).not.toMatch(/\sstyle="|\son\w+="/);
});
