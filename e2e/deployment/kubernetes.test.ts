import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { variables as gatewayVariables } from "agent-gateway";
import * as apps from "kubernetes-models/apps/v1";
import * as networking from "kubernetes-models/networking.k8s.io/v1";
import * as policy from "kubernetes-models/policy/v1";
import * as core from "kubernetes-models/v1";
import { variables as serverVariables } from "twenty-crm-mcp-server";
import { describe, expect, test } from "vitest";
import {
  environmentOf,
  hasKubectl,
  type Manifest,
  manifestOf,
  renderManifests,
} from "./render-manifests.ts";

const root = join(import.meta.dirname, "../..");

/** The model of each kind that is used here, which carries the validator made from Kubernetes' own schema. */
const models: Readonly<Record<string, new (manifest: never) => { validate(): void }>> = {
  "v1/ConfigMap": core.ConfigMap,
  "v1/PersistentVolumeClaim": core.PersistentVolumeClaim,
  "v1/Service": core.Service,
  "apps/v1/Deployment": apps.Deployment,
  "networking.k8s.io/v1/NetworkPolicy": networking.NetworkPolicy,
  "policy/v1/PodDisruptionBudget": policy.PodDisruptionBudget,
};

/** Type-checks the manifests as literals of the schemas' types, which refuse what a schema does not name. */
function unknownFields(manifests: readonly Manifest[]): string {
  const folder = join(root, "node_modules/.cache/manifests");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "manifests.ts");
  const source = manifests.map(
    ({ apiVersion, kind, ...rest }, index) =>
      `import type { I${kind} as T${index} } from "kubernetes-models/${apiVersion}";\n` +
      `export const m${index}: T${index} = ${JSON.stringify({ apiVersion, kind, ...rest }, null, 1)};\n`,
  );
  writeFileSync(file, source.join("\n"));
  try {
    const tsc = join(root, "node_modules/.bin/tsc");
    execFileSync(tsc, [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      file,
    ]);
    return "";
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!hasKubectl())("the manifests (skipped where kubectl is missing)", () => {
  for (const components of [[], ["pod-endpoints"], ["network-policy"]]) {
    const what = ["the base", ...components].join(" with ");

    test(`${what} renders to what Kubernetes' schemas accept`, () => {
      for (const manifest of renderManifests(...components)) {
        const Model = models[`${manifest.apiVersion}/${manifest.kind}`];
        if (Model === undefined) throw new Error(`no schema here for ${manifest.kind}`);
        expect(() => new Model(manifest as never).validate(), manifest.kind).not.toThrow();
      }
    });

    test(`${what} holds no field that the schemas do not name`, () => {
      expect(unknownFields(renderManifests(...components))).toBe("");
    });
  }

  test("a misspelt field is found", () => {
    const [manifest] = renderManifests().filter(({ kind }) => kind === "Service");
    const misspelt = { ...manifest, spec: { ...manifest?.spec, sesionAffinity: "None" } };
    expect(unknownFields([misspelt as Manifest])).toMatch(/sesionAffinity/);
  });

  test("they hold the ConfigMap, the Deployment and the secret of the guide", {
    meta: {
      proves: ["kubernetes.manifests", "security.kubernetes-secrets", "practice.internal-urls"],
    },
  }, () => {
    const manifests = renderManifests();
    expect(manifestOf(manifests, "ConfigMap", "twenty-mcp-config").data).toMatchObject({
      AGENT_GATEWAY_URL: "http://agent-gateway-service:8080",
      MCP_ENDPOINT: "http://twenty-crm-mcp-server-service:80/mcp",
      HEALTH_ENDPOINT: "http://twenty-crm-mcp-server-service:80/health",
    });
    const [container] =
      manifestOf(manifests, "Deployment", "twenty-crm-mcp-server").spec?.template?.spec
        .containers ?? [];
    expect(container).toMatchObject({
      name: "mcp-server",
      image: "twenty-crm-mcp-server:latest",
      env: expect.arrayContaining([
        {
          name: "AGENT_GATEWAY_URL",
          valueFrom: { configMapKeyRef: { name: "twenty-mcp-config", key: "AGENT_GATEWAY_URL" } },
        },
        {
          name: "AGENT_GATEWAY_API_KEY",
          valueFrom: { secretKeyRef: { name: "gateway-secrets", key: "api-key" } },
        },
        { name: "AGENT_INSTANCE_ID", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      ]),
    });
    expect(manifests.filter(({ kind }) => kind === "Secret")).toEqual([]);
  });

  test.each([
    ["twenty-crm-mcp-server", serverVariables],
    ["agent-gateway", gatewayVariables],
  ])(
    "every key of %s comes from a secret, and every variable is one that it knows",
    (deployment, table) => {
      const env = environmentOf(renderManifests(), deployment);
      expect(env.length).toBeGreaterThan(0);
      for (const { name, valueFrom } of env) {
        expect(Object.keys(table)).toContain(name);
        if (name.endsWith("_KEY")) expect(valueFrom).toHaveProperty("secretKeyRef");
      }
    },
  );

  test.each(["twenty-crm-mcp-server", "agent-gateway"])(
    "the pod of %s runs without root, capabilities, a writable file system or a token for the cluster",
    (deployment) => {
      const pod = manifestOf(renderManifests(), "Deployment", deployment).spec?.template?.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
          {
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ["ALL"] },
            },
          },
        ],
      });
    },
  );

  test("with pod-endpoints each pod registers an address of its own", () => {
    const env = environmentOf(renderManifests("pod-endpoints"), "twenty-crm-mcp-server");
    expect(env).toEqual(
      expect.arrayContaining([
        { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
        { name: "MCP_ENDPOINT", value: "http://$(POD_IP):8080/mcp" },
        { name: "HEALTH_ENDPOINT", value: "http://$(POD_IP):8080/health" },
      ]),
    );
    // Kubernetes expands $(POD_IP) only after the variable that defines it.
    const order = env.map(({ name }) => name);
    expect(order.indexOf("POD_IP")).toBeLessThan(order.indexOf("MCP_ENDPOINT"));
  });
});

test.skipIf(!hasKubectl())(
  "the Kubernetes guide makes each secret that the manifests ask for",
  () => {
    const guide = readFileSync(join(root, "k8s/README.md"), "utf8");
    const manifests = renderManifests();
    const asked = ["twenty-crm-mcp-server", "agent-gateway"]
      .flatMap((deployment) => environmentOf(manifests, deployment))
      .flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    expect(asked.length).toBeGreaterThan(0);
    for (const { name = "", key = "" } of asked) {
      const [, command = ""] =
        new RegExp(`kubectl create secret generic ${name}((?:[^\\n]*\\\\\n)*[^\\n]*)`).exec(
          guide,
        ) ?? [];
      expect(command, name).toContain(`--from-literal=${key}=`);
    }
  },
);
