import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startProcess, waitFor } from "testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSmallGateway } from "./small-gateway.ts";

const root = join(import.meta.dirname, "..");
let folder: string;

beforeAll(() => {
  // Where the example finds the package by its name, and outside version control.
  folder = mkdtempSync(join(root, "../../node_modules", "readme-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function readmeExample(gatewayUrl: string): string {
  const [, example = ""] =
    /```js\n(.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  expect(example).toContain('"http://localhost:8080"');
  expect(example).toContain(".listen(4000)");
  return example
    .replace("http://localhost:8080", gatewayUrl)
    .replace(".listen(4000)", ".listen(0)");
}

test("the example of the README registers a server, and unregisters it on SIGTERM", async () => {
  await using gateway = await startSmallGateway();
  const file = join(folder, "example.mjs");
  writeFileSync(file, readmeExample(gateway.url));

  await using process = startProcess(file);
  await waitFor(() => gateway.registered.size === 1, { what: () => process.output() || "a call" });
  expect(gateway.received[0]?.body).toMatchObject({
    name: "my-agent",
    type: "ag-ui",
    endpoint: "http://localhost:4000/agent",
  });
  expect(await process.stop("SIGTERM")).toBe(0);
  expect(gateway.registered.size).toBe(0);
});

test("a process that has nothing else to do ends, registered or not", async () => {
  await using gateway = await startSmallGateway();
  const file = join(folder, "idle.mjs");
  const withoutServer = readmeExample(gateway.url).replace(/^createServer.*$/m, "");
  writeFileSync(file, withoutServer);
  await using process = startProcess(file);
  await waitFor(() => process.child.exitCode === 0, { what: "the exit" });
  expect(gateway.registered.size).toBe(1);
});
