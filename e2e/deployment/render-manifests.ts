import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseAllDocuments } from "yaml";

const root = join(import.meta.dirname, "../..");

/** A manifest, as far as the tests look into it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: PodSpec } };
}

/** A pod of a Deployment. */
interface PodSpec {
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly env: readonly EnvVar[];
  }[];
}

/** A variable, given as it is or taken from somewhere. */
export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: Readonly<Record<string, ValueSource>>;
}

interface ValueSource {
  readonly name?: string;
  readonly key?: string;
  readonly fieldPath?: string;
}

/** Whether there is a kubectl to render with. */
export function hasKubectl(): boolean {
  try {
    execFileSync("kubectl", ["version", "--client"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Renders the base, or an overlay of it with the given components. */
export function renderManifests(...components: readonly string[]): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), "overlay-"));
  const base = relative(folder, join(root, "k8s"));
  const overlay = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: [base],
    components: components.map((component) => join(base, component)),
  };
  try {
    writeFileSync(join(folder, "kustomization.yaml"), JSON.stringify(overlay));
    const rendered = execFileSync("kubectl", ["kustomize", folder]).toString();
    return parseAllDocuments(rendered).map((document) => document.toJS() as Manifest);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The manifest of that kind and name. @throws an Error when there is none. */
export function manifestOf(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

/** The variables of a Deployment's container, as they are written. */
export function environmentOf(
  manifests: readonly Manifest[],
  deployment: string,
): readonly EnvVar[] {
  const { spec } = manifestOf(manifests, "Deployment", deployment);
  return spec?.template?.spec.containers[0]?.env ?? [];
}
