import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Who may import whom: the table of AGENTS.md. `dynamic` names may only be loaded by `import()`. */
const allowedImports: Record<string, { static: string[]; dynamic?: string[] }> = {
  "service-kit": { static: [] },
  "twenty-client": { static: [] },
  "agent-gateway-contract": { static: [] },
  "agent-gateway-client": { static: ["agent-gateway-contract"] },
  "twenty-sandbox": { static: ["service-kit"] },
  "twenty-crm-mcp-server": {
    static: ["service-kit", "twenty-client", "agent-gateway-client"],
    dynamic: ["twenty-sandbox"],
  },
  "agent-gateway": { static: ["service-kit", "agent-gateway-contract"] },
  "web-kit": { static: [] },
  explorer: { static: ["web-kit"] },
  dashboard: { static: ["web-kit", "agent-gateway-contract"] },
  testkit: { static: ["service-kit", "twenty-sandbox", "agent-gateway-contract", "twenty-client"] },
};

const packageNames = readdirSync(join(root, "packages"));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes("/node_modules/") && !file.includes("/dist/"));
}

/** Modules named by static imports and re-exports, types included. */
function staticImports(source: string): string[] {
  const code = withoutComments(source);
  return [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\b(?:[^;"']*\bfrom)?\s*["']([^"']+)["']/g),
  ].map(([, specifier = ""]) => specifier);
}

function dynamicImports(source: string): string[] {
  return [...withoutComments(source).matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map(
    ([, specifier = ""]) => specifier,
  );
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

function workspacePackage(specifier: string): string | undefined {
  return packageNames.find((name) => specifier === name || specifier.startsWith(`${name}/`));
}

describe("the import table", () => {
  test("covers every package", () => {
    expect(packageNames.toSorted()).toEqual(Object.keys(allowedImports).toSorted());
  });

  for (const name of packageNames) {
    test(`holds in the sources of ${name}`, () => {
      const allowed = allowedImports[name] ?? { static: [] };
      const violations = sourceFiles(join(root, "packages", name, "src"))
        .filter((file) => !file.endsWith(".test.ts"))
        .flatMap((file) => {
          const source = readFileSync(file, "utf8");
          const forbidden = (specifiers: string[], permitted: readonly string[]): string[] =>
            specifiers.filter((specifier) => {
              const target = workspacePackage(specifier);
              return target !== undefined && target !== name && !permitted.includes(target);
            });
          return [
            ...forbidden(staticImports(source), allowed.static),
            ...forbidden(dynamicImports(source), [...allowed.static, ...(allowed.dynamic ?? [])]),
          ].map((specifier) => `${file} imports ${specifier}`);
        });
      expect(violations).toEqual([]);
    });
  }
});

describe("every package", () => {
  for (const name of packageNames) {
    test(`${name} touches process.* in main.ts only`, () => {
      if (name === "testkit") return;
      const offenders = sourceFiles(join(root, "packages", name, "src"))
        .filter((file) => !file.endsWith("/main.ts") && !file.endsWith(".test.ts"))
        .filter((file) => /\bprocess\.\w/.test(withoutComments(readFileSync(file, "utf8"))));
      expect(offenders).toEqual([]);
    });

    test(`${name} keeps its source files at 400 lines or fewer`, () => {
      const long = sourceFiles(join(root, "packages", name, "src"))
        .filter((file) => !file.endsWith(".test.ts"))
        .filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
      expect(long).toEqual([]);
    });

    test(`${name} has no drawer without a name`, () => {
      const drawers = sourceFiles(join(root, "packages", name)).filter((file) =>
        /\/(utils?|helpers?|common|misc)(\/|\.ts)/.test(file),
      );
      expect(drawers).toEqual([]);
    });
  }
});

describe("the gateway's layers", () => {
  test("the data path knows nothing of node:http and undici", () => {
    const offenders = sourceFiles(join(root, "packages/agent-gateway/src/proxy"))
      .filter((file) => !file.endsWith(".test.ts"))
      .filter((file) =>
        /^(?:node:http|undici)$/m.test(staticImports(readFileSync(file, "utf8")).join("\n")),
      );
    expect(offenders).toEqual([]);
  });

  /** Direction: main → gateway → {proxy, admin} → {balancing, upstreams, registry} → {transport, config, errors}. */
  const forbidden: readonly [from: string, to: string][] = [
    ["proxy", "admin"],
    ["admin", "proxy"],
    ["balancing", "proxy"],
    ["balancing", "admin"],
    ["balancing", "upstreams"],
    ["upstreams", "proxy"],
    ["upstreams", "admin"],
    ["registry", "proxy"],
    ["registry", "admin"],
    ["registry", "upstreams"],
    ["config", "registry"],
    ["config", "proxy"],
    ["transport", "proxy"],
    ["transport", "admin"],
    ["transport", "registry"],
    ["transport", "upstreams"],
  ];
  for (const [from, to] of forbidden) {
    test(`${from} does not import ${to}`, () => {
      const folder = join(root, "packages/agent-gateway/src", from);
      const offenders = sourceFiles(folder)
        .filter((file) => !file.endsWith(".test.ts"))
        .filter((file) =>
          staticImports(readFileSync(file, "utf8")).some((specifier) =>
            specifier.includes(`../${to}/`),
          ),
        );
      expect(offenders).toEqual([]);
    });
  }
});
