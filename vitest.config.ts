import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Unit tests sit beside the source; integration tests use real sockets; e2e tests use processes. */
export default defineConfig({
  test: {
    globalSetup: "./e2e/temporary-folder.ts",
    // No test replaces modules or sets variables of the process, so files can share what is loaded.
    isolate: false,
    // Many tests wait for processes of their own: one worker leaves a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: [
      "default",
      "./e2e/requirements-gate.ts",
      // `.ci/run` reads its closing line from here.
      ["json", { outputFile: "test-results.json" }],
    ],
    projects: [
      { test: { name: "unit", include: ["packages/*/src/**/*.test.ts"], testTimeout: 10_000 } },
      {
        test: {
          name: "integration",
          include: ["packages/*/test/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // The data path once more, over the gateway's other transport.
          name: "gateway-node-http",
          include: [
            "packages/agent-gateway/test/{ag-ui,failing-instances,listen,other-agents,proxy,request-state,retry,sessions,streaming}.test.ts",
          ],
          env: { GATEWAY_TRANSPORT: "node-http" },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          globalSetup: "./e2e/web-pages.ts",
          include: ["e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait more than they compute.
          maxWorkers: 2,
          // After the others, so that processes under test have the machine to themselves.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
