import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createPageFiles, type ServedFile } from "./page-files.ts";

function built(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  mkdirSync(join(folder, "assets"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const files = createPageFiles([
  "/nowhere",
  built({
    "index.html": '<script nonce="__CSP_NONCE__"></script>',
    "secret.js": "outside of assets",
    "assets/index-Ab_1-2.js": "plain",
    "assets/index-Ab_1-2.js.br": "brotli",
    "assets/index-Ab_1-2.js.gz": "gzip",
    "assets/inter-latin-Xy.woff2": "font",
    "assets/notes.txt": "not for the page",
  }),
]);
const text = (file: ServedFile | undefined): string | undefined =>
  file && new TextDecoder().decode(file.body);

describe("createPageFiles", () => {
  it("gives each page a nonce of its own, which its policy names", async () => {
    const [first, second] = [await files.page(), await files.page()];
    const nonce = /nonce="([^"]+)"/.exec(text(first) ?? "")?.[1] ?? "none";
    expect(nonce).not.toContain("CSP_NONCE");
    expect(first?.headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
    expect(text(second)).not.toContain(nonce);
  });

  it("lets no script run that is not a file of its own", async () => {
    const policy = (await files.page())?.headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain("unsafe");
  });

  it.each([
    ["br, gzip", "brotli", "br"],
    ["gzip", "gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip", "gzip"],
    [undefined, "plain", undefined],
  ])("sends the best encoding that is taken: %s", async (accepted, body, encoding) => {
    const file = await files.asset("index-Ab_1-2.js", accepted);
    expect(text(file)).toBe(body);
    expect(file?.headers["content-encoding"]).toBe(encoding);
    expect(file?.headers["cache-control"]).toContain("immutable");
  });

  it("sends what has no copy as it is", async () => {
    expect(text(await files.asset("inter-latin-Xy.woff2", "br"))).toBe("font");
  });

  it.each(["../secret.js", "..%2fsecret.js", "notes.txt", ".js", "missing.js", "a/b.js"])(
    "has nothing else: %s",
    async (name) => {
      expect(await files.asset(name, "br")).toBeUndefined();
    },
  );

  it("has no page where none was built", async () => {
    expect(await createPageFiles(["/nowhere"]).page()).toBeUndefined();
  });
});
