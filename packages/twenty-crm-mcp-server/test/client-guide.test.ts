import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { flags } from "../src/flags.ts";
import { variables } from "../src/index.ts";
import { product } from "../src/product.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/guides/clients.md"), "utf8");
const snippets = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, text = ""]) => text);

interface ServerEntry {
  readonly command?: string;
  readonly args?: readonly string[];
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
}

it.each(snippets.map((text) => [text.slice(0, 60).replaceAll(/\s+/g, " "), text]))(
  "the snippet %s… is JSON with one server that can be started or reached",
  (_name, text) => {
    const config = JSON.parse(text) as Record<string, Record<string, ServerEntry>>;
    const [servers] = Object.values(config);
    const [entry] = Object.values(servers ?? {});
    expect(entry?.command ?? entry?.url).toBeDefined();
    for (const name of Object.keys(entry?.env ?? {})) expect(variables).toHaveProperty(name);
    const own = entry?.args?.lastIndexOf(product.name) ?? -1;
    if (own === -1) return;
    for (const flag of entry?.args?.slice(own + 1) ?? []) {
      expect(flags).toHaveProperty(flag.replace(/^--/, ""));
    }
  },
);

it("the guide has snippets", () => {
  expect(snippets.length).toBeGreaterThan(3);
});
