import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import type { VariableTable } from "service-kit";
import { variables } from "twenty-crm-mcp-server";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "../stage/products.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const documents = [
  "README.md",
  "QUICKSTART.md",
  "AGENT_GATEWAY.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "AGENTS.md",
  "CHANGELOG.md",
  "docs/architecture.md",
  "docs/decisions/README.md",
];

test("the guide links README, QUICKSTART and the Kubernetes example, and they exist", {
  meta: { proves: ["related.documents"] },
}, () => {
  const guide = read("AGENT_GATEWAY.md");
  for (const file of ["README.md", "QUICKSTART.md", "k8s/deployment.yaml"]) {
    expect(guide).toContain(`(${file})`);
    expect(existsSync(join(root, file))).toBe(true);
  }
});

describe("relative links", () => {
  for (const document of documents) {
    test(`of ${document} lead somewhere`, () => {
      const targets = [...read(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
        ([, target = ""]) => target,
      );
      const broken = targets.filter((target) => !existsSync(join(root, dirname(document), target)));
      expect(broken).toEqual([]);
    });
  }
});

test("the guide advises on firewalls, service meshes and secrets", {
  meta: { proves: ["security.network-advice"] },
}, () => {
  const guide = read("AGENT_GATEWAY.md");
  for (const advice of [
    /firewall/i,
    /service mesh/i,
    /mutual TLS/i,
    /Kubernetes secret/i,
    /rotate/i,
  ]) {
    expect(guide).toMatch(advice);
  }
});

test("the gateway client lives where the guide says", {
  meta: { proves: ["implementation.tree", "implementation.client"] },
}, () => {
  const file = "packages/twenty-crm-mcp-server/src/infrastructure/gateway/agent-gateway-client.ts";
  expect(read(file)).toMatch(/AgentGatewayClient/);
  expect(read("AGENT_GATEWAY.md")).toContain("src/infrastructure/gateway/");
});

test("the guide's table of variables tells the defaults that the server has", {
  meta: {
    proves: [
      "config.AGENT_GATEWAY_URL",
      "config.AGENT_GATEWAY_API_KEY",
      "config.AGENT_NAME",
      "config.AGENT_VERSION",
      "config.AGENT_DESCRIPTION",
      "config.AGENT_REGISTRATION_INTERVAL",
    ],
  },
}, () => {
  const rows = [
    ...read("AGENT_GATEWAY.md").matchAll(/^\| `([A-Z_]+)` \| No \| (?:`([^`]*)`|-) \|/gm),
  ];
  const documented = Object.fromEntries(rows.map(([, name = "", value]) => [name, value]));
  const table: VariableTable = variables;
  for (const name of [
    "AGENT_GATEWAY_URL",
    "AGENT_GATEWAY_API_KEY",
    "AGENT_NAME",
    "AGENT_VERSION",
    "AGENT_DESCRIPTION",
    "AGENT_REGISTRATION_INTERVAL",
  ]) {
    expect(Object.keys(documented)).toContain(name);
    expect(documented[name]).toBe(table[name]?.default);
  }
  // These two follow the port, whose default they show.
  expect(documented.MCP_ENDPOINT).toBe(`http://localhost:${variables.PORT.default}/mcp`);
  expect(documented.HEALTH_ENDPOINT).toBe(`http://localhost:${variables.PORT.default}/health`);
});

test("AGENTS.md fits on 130 lines", () => {
  expect(read("AGENTS.md").trimEnd().split("\n").length).toBeLessThanOrEqual(130);
});

describe("make", () => {
  const targets =
    "help setup check-env info start dev stack test check build docker-build docker-run docker-logs k8s-apply k8s-logs clean".split(
      " ",
    );

  test("help lists every target with a line", async () => {
    const { stdout } = await run("make", ["help"], { cwd: root });
    const plain = stripVTControlCharacters(stdout);
    for (const target of targets) expect(plain).toMatch(new RegExp(`^  ${target} +\\S+`, "m"));
  });

  test("docker-logs and k8s-logs follow the logs of what the files deploy", {
    meta: { proves: ["monitoring.logs"] },
  }, async () => {
    const docker = await run("make", ["--dry-run", "docker-logs"], { cwd: root });
    expect(docker.stdout).toContain("docker compose --file docker/compose.yaml logs --follow");
    const kubernetes = await run("make", ["--dry-run", "k8s-logs"], { cwd: root });
    const [, selector = ""] = /--selector (\S+)=/.exec(kubernetes.stdout) ?? [];
    expect(read("k8s/deployment.yaml") + read("k8s/kustomization.yaml")).toContain(selector);
  });

  for (const [target, tool] of [
    ["docker-build", "docker"],
    ["docker-logs", "docker"],
    ["k8s-apply", "kubectl"],
  ] as const) {
    test(`${target} says that ${tool} is missing and ends with an error`, async () => {
      const { stdout: sh } = await run("sh", ["-c", "command -v make"]);
      await expect(
        run(sh.trim(), [target, "SHELL=/bin/sh"], { cwd: root, env: { PATH: emptyFolder() } }),
      ).rejects.toMatchObject({ stderr: expect.stringContaining(`${tool} is not installed`) });
    });
  }

  test("check-env names the wrong variable and its fix", async () => {
    await expect(
      run("make", ["check-env"], {
        cwd: root,
        env: { ...process.env, AGENT_GATEWAY_URL: "localhost:8080" },
      }),
    ).rejects.toMatchObject({ stdout: expect.stringMatching(/AGENT_GATEWAY_URL.*http/s) });
  });

  test("info shows image, ports, tools and the environment with secrets masked", {
    meta: { proves: ["support.info", "security.environment-keys"] },
  }, async () => {
    const { stdout } = await run("make", ["info"], {
      cwd: root,
      env: { ...process.env, AGENT_GATEWAY_API_KEY: "a-secret-that-nobody-sees" },
    });
    expect(stdout).toMatch(/twenty-crm-mcp-server:latest/);
    expect(stdout).toMatch(/5008/);
    expect(stdout).toMatch(/AGENT_GATEWAY_API_KEY.*\*\*\*/);
    expect(stdout).not.toContain("a-secret-that-nobody-sees");
    expect(stdout).toMatch(/node\s+v\d+/i);
  });
});
