import react from "@vitejs/plugin-react";
import type { UserConfig } from "vite";
import { compressed } from "./compressed.ts";
import { thirdPartyNotices } from "./third-party-notices.ts";

/** How a web page of the products is built: static files below any address, fit for a strict content security policy. */
export function pageConfig(root: string): UserConfig {
  // Whoever builds, a test runner too: with another value React is built for its own developers, half as large again.
  process.env.NODE_ENV = "production";
  return {
    root,
    // Relative, so that the page also works below a path of a reverse proxy.
    base: "./",
    logLevel: "warn",
    plugins: [react(), compressed(), thirdPartyNotices(root)],
    // The server puts a fresh nonce in its place with each answer; without it the policy lets no style in.
    html: { cspNonce: "__CSP_NONCE__" },
    build: {
      target: "es2023",
      outDir: "dist",
      emptyOutDir: true,
      // A data: address in a style sheet would want a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}
