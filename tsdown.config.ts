import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { defineConfig, type Rolldown, type UserConfig } from "tsdown";

/** Each product as a self-contained bundle: an image needs Node and one folder, nothing to install. */
const products = ["twenty-crm-mcp-server", "agent-gateway", "twenty-sandbox"];

/** The web page that a product carries. */
const pages: Readonly<Record<string, string>> = {
  "twenty-crm-mcp-server": "explorer",
  "agent-gateway": "dashboard",
};

/** A client starts the server anew for each conversation, so it has an entry that starts faster. */
function entriesOf(product: string): Record<string, string> {
  const src = `packages/${product}/src`;
  const main = { main: `${src}/main.ts` };
  return product === "twenty-crm-mcp-server" ? { ...main, bin: `${src}/bin.ts` } : main;
}

const shared = {
  format: "esm",
  platform: "node",
  target: "node22.19",
  sourcemap: true,
  clean: true,
} satisfies UserConfig;

// npm puts a copy beside each package that uses it; all ask for the same version, so one is enough.
const undici = createRequire(new URL("packages/twenty-client/", import.meta.url)).resolve("undici");
const graphql = createRequire(new URL("packages/twenty-crm-mcp-server/", import.meta.url))
  .resolve("graphql")
  .replace(/\.js$/, ".mjs");

const bundles = products.map((product): UserConfig => {
  const page = pages[product];
  return {
    ...shared,
    name: product,
    entry: entriesOf(product),
    outDir: `packages/${product}/dist`,
    // Workspace packages and npm packages alike: no node_modules at run time.
    deps: { alwaysBundle: [/.*/], onlyBundle: false },
    alias: { undici, graphql },
    plugins: [thirdPartyNotices(), lazyBuiltins(), ...(page === undefined ? [] : [carried(page)])],
    // Half the text to read and to keep: 10 MiB less of the process that each conversation starts.
    minify: product === "twenty-crm-mcp-server",
    dts: false,
  };
});

/** What others build upon: with types, and npm packages left to their package manager. */
const library: UserConfig = {
  ...shared,
  name: "agent-gateway-client",
  entry: { index: "packages/agent-gateway-client/src/index.ts" },
  outDir: "packages/agent-gateway-client/dist",
  deps: { alwaysBundle: ["agent-gateway-contract"], neverBundle: ["undici", "zod"] },
  dts: true,
};

export default defineConfig([...bundles, library]);

/** Puts the licences of the npm packages beside the bundle that they went into: most ask to be passed on with the code. */
function thirdPartyNotices(): Rolldown.Plugin {
  return {
    name: "third-party-notices",
    generateBundle(_, output) {
      const modules = Object.values(output).flatMap((file) =>
        file.type === "chunk" ? file.moduleIds : [],
      );
      const folders = new Set(modules.flatMap((module) => packageFolderOf(module) ?? []));
      const notices = [...folders].map(noticeOf).toSorted();
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-NOTICES.txt",
        source: `${notices.join(`\n${"-".repeat(80)}\n\n`)}`,
      });
    },
  };
}

/**
 * Takes Node's modules without the module facade that `import` makes: it reads every export, and so loads what
 * most of them are made of, such as Web Crypto for a random number. That is 5 MiB and a tenth of a start.
 */
function lazyBuiltins(): Rolldown.Plugin {
  return {
    name: "lazy-builtins",
    renderChunk: (code) =>
      code.replace(
        /^import \{([^}]*)\} from "(node:[\w/]+)";$/gm,
        (_, names: string, module: string) =>
          `const {${names.replaceAll(" as ", ": ")}} = process.getBuiltinModule("${module}");`,
      ),
  };
}

/** Puts a built web page beside the bundle, which reads it when it is asked for. */
function carried(page: string): Rolldown.Plugin {
  return {
    name: "carried",
    generateBundle() {
      const folder = join(import.meta.dirname, "packages", page, "dist");
      if (!existsSync(join(folder, "index.html"))) {
        this.error(`The ${page} has not been built: npm run build:web`);
      }
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        this.emitFile({
          type: "asset",
          fileName: join(page, relative(folder, path)),
          source: readFileSync(path),
        });
      }
    },
  };
}

function packageFolderOf(module: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0];
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
