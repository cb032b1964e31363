import { createRequire } from "node:module";
import { defineConfig, type UserConfig } from "tsdown";

/** Each product as a self-contained bundle: an image needs Node and one folder, nothing to install. */
const products = ["twenty-crm-mcp-server", "agent-gateway", "twenty-sandbox"];

const shared = {
  format: "esm",
  platform: "node",
  target: "node22.19",
  sourcemap: true,
  clean: true,
} satisfies UserConfig;

// npm puts a copy beside each package that uses it; all ask for the same version, so one is enough.
const undici = createRequire(new URL("packages/twenty-client/", import.meta.url)).resolve("undici");

const bundles = products.map(
  (product): UserConfig => ({
    ...shared,
    name: product,
    entry: { main: `packages/${product}/src/main.ts` },
    outDir: `packages/${product}/dist`,
    // Workspace packages and npm packages alike: no node_modules at run time.
    deps: { alwaysBundle: [/.*/], onlyBundle: false },
    alias: { undici },
    dts: false,
  }),
);

/** What others build upon: with types, and npm packages left to their package manager. */
const library: UserConfig = {
  ...shared,
  name: "agent-gateway-client",
  entry: { index: "packages/agent-gateway-client/src/index.ts" },
  outDir: "packages/agent-gateway-client/dist",
  deps: {
    alwaysBundle: ["agent-gateway-contract"],
    neverBundle: ["undici", "zod"],
    onlyBundle: false,
  },
  dts: true,
};

export default defineConfig([...bundles, library]);
