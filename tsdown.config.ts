import { defineConfig, type UserConfig } from "tsdown";

/** Each product as a self-contained bundle: an image needs Node and one folder, nothing to install. */
const products = ["twenty-crm-mcp-server", "agent-gateway", "twenty-sandbox"];

export default defineConfig(
  products.map(
    (product): UserConfig => ({
      name: product,
      entry: { main: `packages/${product}/src/main.ts` },
      outDir: `packages/${product}/dist`,
      format: "esm",
      platform: "node",
      target: "node22.19",
      // Workspace packages and npm packages alike: no node_modules at run time.
      deps: { alwaysBundle: [/.*/] },
      sourcemap: true,
      clean: true,
      dts: false,
    }),
  ),
);
