import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeDotEnv } from "./write-dot-env.ts";

describe("writeDotEnv", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "dot-env-"));
    path = join(folder, ".env");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("makes a file that its owner alone may read", () => {
    writeDotEnv(path, { TWENTY_API_KEY: "secret" });
    expect(readFileSync(path, "utf8")).toBe("TWENTY_API_KEY=secret\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("replaces what it sets, and keeps every other line", () => {
    writeFileSync(path, "# mine\nPORT=1\nexport TWENTY_API_KEY=old\n\nLOG_LEVEL=debug\n");
    writeDotEnv(path, { TWENTY_API_KEY: "new", TWENTY_API_URL: "https://crm.example" });
    expect(readFileSync(path, "utf8")).toBe(
      "# mine\nPORT=1\nTWENTY_API_KEY=new\n\nLOG_LEVEL=debug\nTWENTY_API_URL=https://crm.example\n",
    );
  });

  it.each(["a b", "it's", 'say "hi"', "#1", "x$y", ""])(
    "writes %j so that it is read back",
    (value) => {
      writeDotEnv(path, { NAME: value });
      expect(parseEnv(readFileSync(path, "utf8")).NAME).toBe(value);
    },
  );

  it("refuses a value that no .env can keep, and leaves the file alone", () => {
    writeFileSync(path, "PORT=1\n");
    expect(() => writeDotEnv(path, { NAME: "two\nlines" })).toThrow("cannot keep");
    expect(readFileSync(path, "utf8")).toBe("PORT=1\n");
  });
});
