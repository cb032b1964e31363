import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { variables as gatewayVariables } from "agent-gateway";
import * as apps from "kubernetes-models/apps/v1";
import * as policy from "kubernetes-models/policy/v1";
import * as core from "kubernetes-models/v1";
import { variables as serverVariables } from "twenty-crm-mcp-server";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";

const root = join(import.meta.dirname, "../..");

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: PodSpec } };
}

interface PodSpec {
  readonly securityContext: { readonly runAsNonRoot: boolean };
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly env: readonly EnvVar[];
  }[];
}

interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: Readonly<
    Record<string, { readonly name?: string; readonly key?: string; readonly fieldPath?: string }>
  >;
}

/** The model of each kind that is used here, which carries the validator made from Kubernetes' own schema. */
const models: Readonly<Record<string, new (manifest: never) => { validate(): void }>> = {
  "v1/ConfigMap": core.ConfigMap,
  "v1/PersistentVolumeClaim": core.PersistentVolumeClaim,
  "v1/Service": core.Service,
  "apps/v1/Deployment": apps.Deployment,
  "policy/v1/PodDisruptionBudget": policy.PodDisruptionBudget,
};

function hasKubectl(): boolean {
  try {
    execFileSync("kubectl", ["version", "--client"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Renders the base, or an overlay of it with the given components. */
function render(...components: readonly string[]): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), "overlay-"));
  const base = relative(folder, join(root, "k8s"));
  const overlay = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: [base],
    components: components.map((component) => join(base, component)),
  };
  writeFileSync(join(folder, "kustomization.yaml"), JSON.stringify(overlay));
  const rendered = execFileSync("kubectl", ["kustomize", folder]).toString();
  rmSync(folder, { recursive: true });
  return parseAllDocuments(rendered).map((document) => document.toJS() as Manifest);
}

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
  for (const components of [[], ["pod-endpoints"]]) {
    const what = ["the base", ...components].join(" with ");

    test(`${what} renders to what Kubernetes' schemas accept`, () => {
      for (const manifest of render(...components)) {
        const Model = models[`${manifest.apiVersion}/${manifest.kind}`];
        if (Model === undefined) throw new Error(`no schema here for ${manifest.kind}`);
        expect(() => new Model(manifest as never).validate(), manifest.kind).not.toThrow();
      }
    });

    test(`${what} holds no field that the schemas do not name`, () => {
      expect(unknownFields(render(...components))).toBe("");
    });
  }

  test("a misspelt field is found", () => {
    const [manifest] = render().filter(({ kind }) => kind === "Service");
    const misspelt = { ...manifest, spec: { ...manifest?.spec, sesionAffinity: "None" } };
    expect(unknownFields([misspelt as Manifest])).toMatch(/sesionAffinity/);
  });

  test("they hold the ConfigMap, the Deployment and the secret of the guide", {
    meta: {
      proves: ["kubernetes.manifests", "security.kubernetes-secrets", "practice.internal-urls"],
    },
  }, () => {
    const manifests = render();
    const named = (kind: string, name: string): Manifest | undefined =>
      manifests.find((one) => one.kind === kind && one.metadata.name === name);
    expect(named("ConfigMap", "twenty-mcp-config")?.data).toMatchObject({
      AGENT_GATEWAY_URL: "http://agent-gateway-service:8080",
      MCP_ENDPOINT: "http://twenty-crm-mcp-server-service:80/mcp",
      HEALTH_ENDPOINT: "http://twenty-crm-mcp-server-service:80/health",
    });
    const [container] =
      named("Deployment", "twenty-crm-mcp-server")?.spec?.template?.spec.containers ?? [];
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

  test("every key comes from a secret, and every variable is one that the product knows", () => {
    const tables: Readonly<Record<string, object>> = {
      "twenty-crm-mcp-server": serverVariables,
      "agent-gateway": gatewayVariables,
    };
    for (const { kind, metadata, spec } of render()) {
      if (kind !== "Deployment") continue;
      expect(spec?.template?.spec.securityContext.runAsNonRoot).toBe(true);
      for (const { name, valueFrom } of spec?.template?.spec.containers[0]?.env ?? []) {
        expect(Object.keys(tables[metadata.name] ?? {}), metadata.name).toContain(name);
        if (name.endsWith("_KEY")) expect(valueFrom).toHaveProperty("secretKeyRef");
      }
    }
  });

  test("with pod-endpoints each pod registers an address of its own", () => {
    const deployment = render("pod-endpoints").find(
      ({ kind, metadata }) => kind === "Deployment" && metadata.name === "twenty-crm-mcp-server",
    );
    const env = deployment?.spec?.template?.spec.containers[0]?.env ?? [];
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

test("the Kubernetes guide names each secret that the manifests ask for", () => {
  const guide = readFileSync(join(root, "k8s/README.md"), "utf8");
  for (const secret of ["gateway-secrets", "twenty-secrets", "upstream-api-key"]) {
    expect(guide).toContain(secret);
  }
});
